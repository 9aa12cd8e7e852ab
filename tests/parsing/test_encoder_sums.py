"""The encoder's sums of eight-bit products are exact on every processor: no pair of them overflows at sixteen bits."""

from __future__ import annotations

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from accord.parsing.encoder import open_session

_WIDTH = 64
_LARGEST = {"input": 255, "weight": 127}


def layer_of_largest_weights() -> bytes:
    """A layer as the encoder's are: its input is made bytes as it comes, and the weights are signed bytes."""
    weights = np.full((_WIDTH, 32), _LARGEST["weight"], np.int8)
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["bytes", "scale", "zero"]),
        helper.make_node("MatMulInteger", ["bytes", "weights", "zero", "no_shift"], ["sums"]),
        helper.make_node("Cast", ["sums"], ["y"], to=TensorProto.FLOAT),
    ]
    graph = helper.make_graph(
        nodes,
        "layer",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", _WIDTH])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 32])],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(np.array(0, np.int8), "no_shift")],
    )
    model: bytes = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    ).SerializeToString()
    return model


def test_sums_of_the_largest_products_are_exact() -> None:
    session = open_session(layer_of_largest_weights(), "layer")
    (sums,) = session.run(None, {"x": np.ones((4, _WIDTH), np.float32)})
    assert np.unique(sums) == [_LARGEST["input"] * _LARGEST["weight"] * _WIDTH]
