"""Errors in groups, and the constants as a file of rules."""
import collections
import json
import pathlib

import numpy as np

from constants import CONSTANTS, FACTORS

CATEGORIES = ("maximum throughput", "TPOT", "mixture-of-experts", "TTFT")


def category(target):
    """The category of a figure; None for static batches of dense models."""
    if target["quantity"] == "time_to_first_token":
        return "TTFT"
    if target["kind"] == "mixture_of_experts":
        return "mixture-of-experts"
    return {"maximum": "maximum throughput", "concurrency": "TPOT"}.get(target["mode"])


def errors(model, predicted):
    return np.abs(np.exp(predicted - model.measured) - 1)


def text(values):
    return f"n={len(values)} median {100 * np.median(values):.1f} % p90 {100 * np.percentile(values, 90):.1f} %"


def summaries(model, predicted, use):
    """A line for each category with rows among the chosen ones."""
    error = errors(model, predicted)
    kinds = np.array([category(t) or "" for t in model.targets])
    return [f"{name}: {text(error[use & (kinds == name)])}" for name in CATEGORIES
            if (use & (kinds == name)).any()]


def concurrency_class(target):
    for limit, name in ((0, "not given"), (8, "1 to 8"), (32, "9 to 32"), (128, "33 to 128")):
        if target["concurrency"] <= limit:
            return name
    return "more than 128"


def group_errors(title, model, predicted, use):
    """Prints errors by category, and inside each by what may explain them."""
    error = errors(model, predicted)
    print(f"\n{title}")
    for name in CATEGORIES:
        rows = [i for i, t in enumerate(model.targets) if use[i] and category(t) == name]
        if not rows:
            continue
        print(f"  {name}: {text(error[rows])}")
        for label, key in (("GPU", lambda t: t["accelerator"]), ("precision", lambda t: t["precision"]),
                           ("model", lambda t: t["model"]), ("engine", lambda t: t["engine"]),
                           ("concurrency", concurrency_class)):
            groups = collections.defaultdict(list)
            for i in rows:
                groups[key(model.targets[i])].append(error[i])
            for group in sorted(groups):
                print(f"    {label:12s}{group:18s}{text(groups[group])}")


def number(value):
    return f"{value:.6g}"


def quoted(value):
    return json.dumps(value)


def flow(pairs):
    return "{ " + ", ".join(f"{key}: {value}" for key, value in pairs) + " }"


def bands(model, numbers, crossed, new):
    """By quantity the factors that nine of ten measurements stay within.

    A setup that was measured: each row predicted without its fold. A combination that was measured: the
    constants alone, without factors of releases and setups. Beyond that: what is left where a GPU or a
    model was left out, and never less than 1.3 times the former.
    """
    alone = numbers.copy()
    alone[len(model.names):] = 0
    plain = model.predict(alone)
    for name in ("maximum_throughput", "time_per_output_token", "time_to_first_token"):
        use = model.quantity == name

        def factor(predicted):
            return float(np.exp(np.percentile(np.abs(predicted - model.measured)[use], 90)))

        measured = factor(crossed)
        calibrated = max(factor(plain), measured)
        yield name, measured, calibrated, max(factor(new), 1.3 * calibrated)


def domain(model):
    """What was measured, by engine, GPU, precision, kind of model and quantity."""
    groups = collections.defaultdict(list)
    for t in model.targets:
        quantity = "maximum_throughput" if t["mode"] == "static" else t["quantity"]
        groups[t["engine"], t["accelerator"], t["precision"], t["kind"], quantity].append(t)
    for key in sorted(groups):
        rows = groups[key]
        pairs = list(zip(("engine", "accelerator", "precision", "kind", "quantity"), key))
        for name in ("input", "output", "gpus"):
            values = [t[name] for t in rows]
            pairs += [(f"{name}_from", number(min(values))), (f"{name}_to", number(max(values)))]
        present = [t["concurrency"] for t in rows if t["mode"] == "concurrency"]
        if present:
            pairs += [("concurrency_from", number(min(present))), ("concurrency_to", number(max(present)))]
        yield pairs + [("rows", len(rows))]


def write_yaml(path, model, numbers, half, test, crossed, new):
    """Writes the estimator's file."""
    values = np.exp(numbers)
    names = model.names
    by_engine, by_family = collections.Counter(), collections.Counter()
    family = {"a100_80_sxm": "ampere", "a100_80_pcie": "ampere", "a100_40_sxm": "ampere", "l40s": "ada",
              "l4": "ada", "h100_sxm": "hopper", "h200": "hopper"}
    for t in model.targets:
        by_engine[t["engine"]] += 1
        by_family[family.get(t["accelerator"], "blackwell")] += 1
    lines = [
        "# Written by Scripts/calibrate --write; not edited by hand.",
        "id: serving",
        "label: Serving of language models",
        "method: >-",
        "  Fitted with all other constants at once on the logarithms of measured maximum throughput, time per",
        "  output token and time to the first token, large errors counting less (soft L1), each constant drawn",
        "  towards a first guess by a log-normal prior; then, beside these constants, factors of releases and",
        "  measured setups, each drawn towards 1. Under fit stand that guess and the width of the prior's",
        "  logarithm.",
        "as_of: 2026-10",
        "sources: [AICONFIGURATOR, TRTLLM-PERF]",
        "constants:",
    ]
    for name, value in zip(names, values):
        base, _, qualifier = name.partition(".")
        constant = CONSTANTS[base]
        rows = by_engine.get(qualifier) or by_family.get(qualifier) or len(model.targets)
        pairs = [("id", name), ("value", number(value))]
        if constant["unit"]:
            pairs.append(("unit", constant["unit"]))
        pairs += [("words", quoted(constant["words"])),
                  ("fit", quoted(f"prior {constant['guess']:g}, width {constant['width']:g}")), ("rows", rows)]
        lines.append("  - " + flow(pairs))
    lines += ["tables:", "  # The engines that were measured; all cache 16 bits beside weights of 16 bits.", "  engines:"]
    lines += ["    - " + flow([("engine", engine), ("cache_bits", bits)]) for engine, bits in sorted(model.rows["engines"].items())]
    lines += ["  # Nine of ten measurements lie within the estimate times and divided by the factor.",
              "  errors:"]
    for name, measured, calibrated, outside in bands(model, numbers, crossed, new):
        lines.append("    - " + flow([("quantity", name), ("measured", f"{measured:.2f}"),
                                      ("calibrated", f"{calibrated:.2f}"), ("outside", f"{outside:.2f}")]))
    lines += ["  # Errors over the sample that the fit was made on: what a later version may not exceed.",
              "  accuracy:"]
    everything = np.ones(len(model.targets), bool)
    for title, predicted, use in (("held_out_half", half, test), ("five_folds", crossed, everything),
                                  ("all_rows", model.predict(np.log(np.array([float(number(v)) for v in values]))), everything)):
        for line in summaries(model, predicted, use):
            name, _, rest = line.partition(": n=")
            parts = rest.split()
            lines.append("    - " + flow([("on", title), ("category", quoted(name)), ("rows", parts[0]),
                                          ("median", parts[2]), ("p90", parts[5])]))
    count = len(names)
    for group, items, places in (("releases", model.rows["releases"], model.release),
                                 ("setups", model.rows["setups"], model.setup)):
        factors = FACTORS["release" if group == "releases" else "setup"]
        keys = ("engine", "release") if group == "releases" else (
            "engine", "release", "model", "accelerator", "precision")
        lines.append(f"  {group}:")
        for index, item in enumerate(items):
            pairs = [(key, quoted(value) if key == "release" else value) for key, value in zip(keys, item)]
            pairs += [(name, f"{values[count + place]:.4g}") for place, (name, _) in enumerate(factors)
                      if abs(numbers[count + place]) > 0.005]
            pairs.append(("rows", int((places == index).sum())))
            lines.append("    - " + flow(pairs))
            count += len(factors)
    lines.append("  measured:")
    lines += ["    - " + flow(pairs) for pairs in domain(model)]
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\nwrote {path}")
