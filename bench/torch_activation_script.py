"""The script that a user of torch-activation would write without actplot: relu and mish, each with its derivative."""

# mypy: ignore-errors

import sys

from torch.nn import Mish, ReLU
from torch_activation.utils import plot_activation

if __name__ == "__main__":
    for activation in (ReLU, Mish):
        plot_activation(activation, save_dir=sys.argv[1], x_range=(-4, 4))
