"""From a page of story to a short animated film."""
