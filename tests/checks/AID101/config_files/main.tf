variable "model" {
  default = "anthropic.claude-v2:1"  # expect: AID101
}
resource "azurerm_cognitive_deployment" "chat" {
  name = "chat"  # ok
  model {
    format  = "OpenAI"
    name    = "gpt-4"  # expect: AID101
    version = "0613"
  }
}
