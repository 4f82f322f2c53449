"""A package inside a name that an SDK has too, and that is no package itself here."""
