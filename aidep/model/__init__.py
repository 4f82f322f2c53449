"""The vocabulary that every stage shares: plain, frozen, standard library only."""
