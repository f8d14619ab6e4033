"""How the weights of line roles are learned: run `python -m scripts.labels.learn`."""
