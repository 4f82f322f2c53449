"""Importers: what public feeds and vendors' packages say of models, and the change of ``rules/`` that follows from it.

``feeds`` knows the feeds (data in ``rules/feeds``), ``sources`` gets their bytes, ``formats`` reads claims out of them,
``propose`` weighs the claims against the records, ``edit`` writes files. Nothing here runs code of a package.
"""
