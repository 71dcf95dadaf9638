"""Trains a model that says how likely a flight is to arrive late.

    python train.py --data january.parquet february.parquet --eval may.parquet --out out

Writes into --out:
    model/model.onnx        probability of [on time, late] for float32 features [n, 5]
    model/vocabulary.json   airports in the order of their codes; the server needs it beside the model
    metrics.json            accuracy, auc and log_loss on the --eval flights
    predictions.parquet     row_id (position among the --eval flights with a known delay), label, score

SIGTERM stops LightGBM after the current tree: the trees so far are in checkpoint.txt, the exit code is 75, and
--resume checkpoint.txt goes on from there.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from features import FEATURES, table_features
from flights import Unreadable, airports_of, labels_of, read_flights, thin
from inference import Scorer

SEED = 20010101
TREES = 100
TEMPORARY_FAILURE = 75  # EX_TEMPFAIL of sysexits.h: try again, with --resume


class Interrupted(Exception):
    """SIGTERM arrived; carries the booster as far as it got."""

    def __init__(self, booster):
        self.booster = booster


def train_lightgbm(train, evaluation, resume: str | None) -> bytes:
    import lightgbm as lgb

    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))

    def report(env):
        done = env.iteration + 1
        if done % 10 == 0 or done == env.end_iteration:
            # LightGBM names the metric of its objective binary_logloss.
            values = {name: value for _, name, value, *_ in env.evaluation_result_list}
            print(f"iteration={done} auc={values['auc']:.5f} log_loss={values['binary_logloss']:.5f}", flush=True)
        if stop and done < env.end_iteration:
            raise Interrupted(env.model)

    parameters = {
        "objective": "binary",
        "metric": ["auc", "binary_logloss"],
        "num_leaves": 31,
        "learning_rate": 0.1,
        "num_threads": 1,  # with more, OpenMP spins whenever another process holds a core: ten times slower
        "deterministic": True,
        "force_row_wise": True,
        "seed": SEED,
        "verbosity": -1,
    }
    data = lgb.Dataset(train[0], train[1], feature_name=FEATURES, params=parameters, free_raw_data=False)
    done = lgb.Booster(model_file=resume).num_trees() if resume else 0
    if done >= TREES:
        sys.exit(f"train.py: {resume} already has {done} trees of {TREES}")
    booster = lgb.train(
        parameters,
        data,
        num_boost_round=TREES - done,
        valid_sets=[data.create_valid(evaluation[0], evaluation[1])],
        init_model=resume,
        callbacks=[report],
    )
    return lightgbm_onnx(booster)


def lightgbm_onnx(booster) -> bytes:
    from onnxmltools import convert_lightgbm
    from onnxmltools.convert.common.data_types import FloatTensorType

    # Without a name the graph gets a random one, and two equal trainings would give two different files.
    inputs = [("features", FloatTensorType([None, len(FEATURES)]))]
    return stable_bytes(convert_lightgbm(booster, name="flights", initial_types=inputs, zipmap=False))


def stable_bytes(exported) -> bytes:
    """The same bytes for the same model: the converters list operator sets in the order of a Python set of strings,
    which differs from process to process."""
    operator_sets = sorted(exported.opset_import, key=lambda operator_set: operator_set.domain)
    del exported.opset_import[:]
    exported.opset_import.extend(operator_sets)
    return exported.SerializeToString(deterministic=True)


def train_logistic(train, evaluation) -> bytes:
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType
    from sklearn.compose import ColumnTransformer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss, roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    categorical = [FEATURES.index(name) for name in ("weekday", "origin", "destination")]
    numeric = [FEATURES.index(name) for name in ("hour", "distance")]
    model = make_pipeline(
        ColumnTransformer(
            [
                ("one-hot", OneHotEncoder(handle_unknown="ignore", dtype=np.float32), categorical),
                ("scaled", StandardScaler(), numeric),
            ]
        ),
        LogisticRegression(max_iter=200),
    )
    model.fit(train[0], train[1])
    scores = model.predict_proba(evaluation[0])[:, 1]
    auc, loss = roc_auc_score(evaluation[1], scores), log_loss(evaluation[1], scores)
    print(f"iteration={model[-1].n_iter_[0]} auc={auc:.5f} log_loss={loss:.5f}", flush=True)
    inputs = [("features", FloatTensorType([None, len(FEATURES)]))]
    return stable_bytes(to_onnx(model, name="flights", initial_types=inputs, options={"zipmap": False}))


def measure(labels: np.ndarray, scores: np.ndarray) -> dict:
    """Accuracy at 0.5, area under the ROC curve (mean ranks for ties), mean negative log likelihood."""
    values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    late = int(labels.sum())
    on_time = len(labels) - late
    both = late > 0 and on_time > 0
    auc = (ranks[labels == 1].sum() - late * (late + 1) / 2) / (late * on_time) if both else None
    clipped = np.clip(scores.astype(np.float64), 1e-15, 1 - 1e-15)
    loss = -np.mean(np.where(labels == 1, np.log(clipped), np.log1p(-clipped)))
    return {
        "rows": len(labels),
        "positive_rate": late / len(labels),
        "accuracy": float(np.mean((scores >= 0.5) == (labels == 1))),
        "auc": None if auc is None else float(auc),
        "log_loss": float(loss),
    }


def write_aside(path: Path, write) -> None:
    """A reader never sees half a file: it is written under another name and then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_json(path: Path, value: object) -> None:
    write_aside(path, lambda aside: aside.write_text(json.dumps(value, indent=2) + "\n"))


def write_results(out: Path, exported: bytes, airports: list[str], labels, scores, metrics: dict) -> None:
    write_aside(out / "model" / "model.onnx", lambda aside: aside.write_bytes(exported))
    write_json(out / "model" / "vocabulary.json", {"features": FEATURES, "airports": airports})
    predictions = pa.table(
        {"row_id": np.arange(len(labels)), "label": labels, "score": scores.astype(np.float32)}
    )
    write_aside(out / "predictions.parquet", lambda aside: pa.parquet.write_table(predictions, aside))
    write_json(out / "metrics.json", metrics)
    (out / "checkpoint.txt").unlink(missing_ok=True)  # of an interrupted training that this one has overtaken


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", required=True, metavar="FILE", help="flights to learn from")
    parser.add_argument("--eval", required=True, metavar="FILE", help="later flights to measure on")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--model", choices=["lightgbm", "logistic"], default="lightgbm")
    parser.add_argument("--rows", type=int, metavar="N", help="learn from N evenly spaced flights (default: all)")
    parser.add_argument("--resume", metavar="CHECKPOINT", help="go on from an interrupted LightGBM training")
    arguments = parser.parse_args()
    if arguments.rows is not None and arguments.rows < 1000:
        parser.error("--rows must be at least 1000")
    if arguments.resume and arguments.model != "lightgbm":
        parser.error("--resume works with --model lightgbm only")
    if arguments.resume and not Path(arguments.resume).is_file():
        parser.error(f"--resume: no file {arguments.resume}")
    return arguments


def main() -> int:
    arguments = parse_arguments()
    started = time.monotonic()
    try:
        flights = thin(read_flights(arguments.data), arguments.rows)
        later = read_flights([arguments.eval])
    except Unreadable as error:
        sys.exit(f"train.py: {error}")
    airports = airports_of(flights)
    train = table_features(flights, airports), labels_of(flights)
    evaluation = table_features(later, airports), labels_of(later)
    print(f"{arguments.model}: {len(train[1])} flights, {len(airports)} airports", flush=True)
    try:
        if arguments.model == "lightgbm":
            exported = train_lightgbm(train, evaluation, arguments.resume)
        else:
            exported = train_logistic(train, evaluation)
    except Interrupted as stopped:
        checkpoint = arguments.out / "checkpoint.txt"
        write_aside(checkpoint, lambda aside: stopped.booster.save_model(aside))
        print(f"stopped after {stopped.booster.num_trees()} trees; go on with --resume {checkpoint}", flush=True)
        return TEMPORARY_FAILURE
    scores = Scorer(exported)(evaluation[0])  # of the exported model: what is judged is what will be served
    metrics = {
        "eval": measure(evaluation[1], scores),
        "train": {
            "rows": len(train[1]),
            "positive_rate": float(train[1].mean()),
            "seconds": round(time.monotonic() - started, 3),
        },
    }
    write_results(arguments.out, exported, airports, evaluation[1], scores, metrics)
    print(" ".join(f"{name}={value}" for name, value in metrics["eval"].items()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
