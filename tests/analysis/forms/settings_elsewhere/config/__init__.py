from config.settings import Settings, get_settings
