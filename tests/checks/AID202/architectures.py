import timm


def make(pretrained):
    timm.create_model("vit_base_patch16_siglip_224", pretrained=True)  # expect: AID202
    timm.create_model("vit_base_patch16_siglip_224", True)  # expect: AID202
    timm.create_model("vit_base_patch16_siglip_224", pretrained=pretrained)  # expect: AID202
    timm.create_model("vit_base_patch16_siglip_256", pretrained=False)  # ok: built, and nothing is fetched
    timm.create_model("vit_base_patch16_siglip_256", num_classes=0)  # ok
