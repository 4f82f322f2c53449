"""Pages of the documentation that say what the code says: settings, commands, platforms, and the site around them."""
