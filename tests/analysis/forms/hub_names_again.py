"""An id of the hub under a name that says nothing, beside the same id under one that does; names of parts of models."""

import diffusers

CONTROLNET_CHOICES = [
    "thibaud/controlnet-sd21-canny-diffusers",  # ref: thibaud/controlnet-sd21-canny-diffusers config_value [huggingface]
    "someone/brushnet_random_mask",  # ref: someone/brushnet_random_mask config_value [huggingface]
]


class Anything:
    name = "Sanster/anything-4.0-inpainting"  # ref: Sanster/anything-4.0-inpainting config_value [huggingface]
    model_id_or_path = "Sanster/anything-4.0-inpainting"  # ref: Sanster/anything-4.0-inpainting config_value [huggingface]
    folder = "outputs/anything-4.0"


class Extras:
    lcm_lora_id = "latent-consistency/lcm-lora-sdv1-5"  # ref: latent-consistency/lcm-lora-sdv1-5 config_value [huggingface]
    title = "some/name-1"
    pipeline = diffusers.DiffusionPipeline
