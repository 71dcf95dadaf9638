"""The exported model, run the same way in training and in serving."""

from __future__ import annotations

import os

import numpy as np

# Releases of ONNX Runtime report usage to their maker unless this is set before the import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime  # noqa: E402


class Scorer:
    """Probability of a late arrival for float32 features [n, 5]; safe to call from several threads."""

    def __init__(self, exported: bytes):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(exported, options, providers=["CPUExecutionProvider"])

    def __call__(self, features: np.ndarray) -> np.ndarray:
        return self.session.run(["probabilities"], {"features": features})[0][:, 1]
