#!/usr/bin/env python3
"""Fits the constants of the serving model to measured rows.

The model itself is in Swift only: `calibration predict` reads a vector of constants a line and answers
with its predictions. Here stand the first guesses with the widths of their priors, and the optimiser.

First the constants are fitted to all rows alike, so that they tell most about what was not measured. Then,
with the constants kept and at last nearly kept, come factors of single releases of engines and of single measured setups (release,
model, GPU, precision). They are drawn towards 1 by their prior, so that a setup with few rows stays near
what the rest tells. Errors are of logarithms, and large ones count less (soft L1), for medians are judged.
"""
import argparse
import csv
import hashlib
import json
import pathlib
import subprocess

import numpy as np
from scipy.optimize import least_squares

from constants import CONSTANTS, FACTORS, initial
from report import summaries, write_yaml, group_errors

STEP = 1e-4  # of the logarithm, for derivatives
# Width within which errors of logarithms count by their square.
SCALE = {"maximum_throughput": 0.08, "time_per_output_token": 0.08, "time_to_first_token": 0.15}


class Model:
    """The Swift model, asked over a pipe."""

    def __init__(self, program, file, rules, tables):
        self.rows = json.loads(subprocess.check_output([program, "rows", file, rules, tables]))
        self.process = subprocess.Popen([program, "predict", file, rules, tables],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.targets = self.rows["targets"]
        self.release = np.array([t["release"] for t in self.targets])
        self.setup = np.array([t["setup"] for t in self.targets])
        self.measured = np.log([t["measured"] for t in self.targets])
        self.quantity = np.array([t["quantity"] for t in self.targets])
        self.scale = np.array([SCALE[q] for q in self.quantity]) / self.weights()
        self.names = self.rows["constants"]
        self.releases, self.setups = len(self.rows["releases"]), len(self.rows["setups"])

    def weights(self):
        """Maximum throughput has few rows; one set of runs contradicts itself."""
        weight = np.ones(len(self.targets))
        for index, target in enumerate(self.targets):
            if target["mode"] == "maximum":
                weight[index] = 1.4
            if target["accelerator"] == "gb200" and target["mode"] == "concurrency":
                weight[index] = 0.2
        return weight

    def predict(self, logs):
        """Logarithms of the predictions for logarithms of all numbers."""
        line = " ".join(repr(float(x)) for x in np.exp(logs))
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return np.log(np.array(self.process.stdout.readline().split(), float))

    def layout(self):
        """First guess and width of every number, and for each factor the places it can stand at."""
        guess = [np.log(initial(name)[0]) for name in self.names]
        width = [initial(name)[1] for name in self.names]
        count, blocks = len(self.names), []
        for group, items, index in (("release", self.releases, self.release),
                                    ("setup", self.setups, self.setup)):
            factors = FACTORS[group]
            for place, (name, sigma) in enumerate(factors):
                blocks.append(count + place + len(factors) * index)
            for _ in range(items):
                guess += [0.0] * len(factors)
                width += [sigma for _, sigma in factors]
            count += items * len(factors)
        return np.array(guess), np.array(width), blocks


def fit(model, use, steps=12, start=None):
    """The numbers that fit the rows of a mask best: constants first, then factors beside them."""
    guess, width, blocks = model.layout()
    constants = np.arange(len(model.names))
    factors = np.arange(len(model.names), len(guess))
    first = guess.copy()
    if start is not None:
        first[constants] = start[constants]
    numbers = stage(model, use, guess, width, constants, [], first, steps)
    numbers = stage(model, use, guess, width, factors, blocks, numbers, 10)
    # Last, all together, with the constants held near where they are.
    guess[constants] = numbers[constants]
    width[constants] *= 0.1
    return stage(model, use, guess, width, np.arange(len(guess)), blocks, numbers, max(4, steps // 3))


def stage(model, use, guess, width, free, blocks, start, steps):
    """Fits the free numbers; the others stay where they start."""
    chosen = np.flatnonzero(use)
    place_of = np.full(len(guess), -1)
    place_of[free] = np.arange(len(free))

    def loss(z):
        return np.sign(z) * np.sqrt(2 * (np.sqrt(1 + z * z) - 1))

    cache = {}

    def predict(logs):
        key = logs.tobytes()
        if key not in cache:
            cache.clear()
            cache[key] = model.predict(logs)
        return cache[key]

    def whole(values):
        logs = start.copy()
        logs[free] = values
        return logs

    def residuals(values):
        z = ((predict(whole(values)) - model.measured) / model.scale)[chosen]
        return np.concatenate([loss(z), (values - guess[free]) / width[free]])

    def jacobian(values):
        logs = whole(values)
        base = predict(logs).copy()
        z = (base - model.measured) / model.scale
        root = np.sqrt(1 + z * z)
        slope = np.where(np.abs(z) > 1e-5,
                         np.abs(z) / root / np.maximum(np.sqrt(2 * (root - 1)), 1e-9), 1) / model.scale
        matrix = np.zeros((len(chosen) + len(free), len(free)))
        for place, number in enumerate(free):
            if number >= len(model.names):
                break
            moved = logs.copy()
            moved[number] += STEP
            matrix[:len(chosen), place] = ((model.predict(moved) - base) / STEP * slope)[chosen]
        # A row depends on one release and one setup: all of a kind are moved at once.
        for block in blocks:
            moved = logs.copy()
            moved[np.unique(block)] += STEP
            change = (model.predict(moved) - base) / STEP * slope
            matrix[np.arange(len(chosen)), place_of[block[chosen]]] += change[chosen]
        matrix[len(chosen) + np.arange(len(free)), np.arange(len(free))] = 1 / width[free]
        return matrix

    return whole(least_squares(residuals, start[free], jacobian, max_nfev=steps,
                               x_scale=np.minimum(width[free], 1)).x)


def held_out(file, targets):
    """The half that a fit does not see: by the SHA-256 of what identifies a row."""
    with open(file, newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))

    def is_odd(row):
        keys = ["url_or_path", "model", "gpu", "precision", "gpus", "input_tokens", "output_tokens",
                "concurrency_or_mode", "engine", "note"]
        identity = "split|" + "|".join(row[key] for key in keys)
        return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 2 == 1

    odd = [is_odd(row) for row in rows]
    return np.array([odd[t["row"]] for t in targets])


def folds(targets, count=5):
    """The fold of each row; rows that repeat one measurement fall into the same."""
    def fold(t):
        identity = f"{t['model']}|{t['accelerator']}|{t['concurrency']}|{measured[t['index']]}"
        return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % count
    measured = {}
    for t in targets:
        measured.setdefault(t["index"], t["measured"])
    return np.array([fold(t) for t in targets])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("program", "file", "tables", "rules"):
        parser.add_argument(name)
    parser.add_argument("--write", action="store_true", help="write the constants into the rules")
    parser.add_argument("--leave-out", action="store_true",
                        help="also fit without each GPU and each model, for the error on what is new")
    parser.add_argument("--steps", type=int, default=12, help="steps of the optimiser at most")
    options = parser.parse_args()
    rules = str(pathlib.Path(options.rules).parent.parent)
    model = Model(options.program, options.file, rules, options.tables)
    everything = np.ones(len(model.targets), bool)

    test = held_out(options.file, model.targets)
    half = model.predict(fit(model, ~test, options.steps))
    group_errors("held-out half, never fitted", model, half, test)

    numbers = fit(model, everything, options.steps)
    near = max(3, options.steps // 3)  # fits without a few rows start at this one
    fold = folds(model.targets)
    crossed = np.zeros(len(model.targets))
    for index in range(fold.max() + 1):
        out = fold == index
        crossed[out] = model.predict(fit(model, ~out, near, numbers))[out]
    group_errors("each row predicted by a fit on the other four fifths", model, crossed, everything)

    new = crossed.copy()
    if options.write:
        write_yaml(options.rules, model, numbers, half, test, crossed, new)
    if options.leave_out:
        for key in ("accelerator", "model"):
            for value in sorted({t[key] for t in model.targets}):
                out = np.array([t[key] == value for t in model.targets])
                if out.sum() < 8:
                    continue
                left = model.predict(fit(model, ~out, near, numbers))
                new[out] = np.where(np.abs(left - model.measured) > np.abs(new - model.measured),
                                    left, new)[out]
                print(f"\nwithout {value}:")
                for line in summaries(model, left, out):
                    print("  " + line, flush=True)
    print("\nconstants, fitted on all rows")
    for name, value in zip(model.names, np.exp(numbers)):
        print(f"  {name:40s} {value:.4g} {CONSTANTS[name.split('.')[0]]['unit']}")
    if options.write and options.leave_out:
        write_yaml(options.rules, model, numbers, half, test, crossed, new)


if __name__ == "__main__":
    main()
