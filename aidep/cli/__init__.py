"""The command line: one module for each command; argument parsing and exit codes, nothing else."""
