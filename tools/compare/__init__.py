"""What other tools do, and what they do not. Each answer comes from running them; docs/comparison.md shows all."""
