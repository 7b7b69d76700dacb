"""The constants of the serving model: unit, first guess, width of the prior (of the logarithm), words."""


def _constant(unit, guess, width, words):
    return {"unit": unit, "guess": guess, "width": width, "words": words}


CONSTANTS = {
    "roofline_exponent": _constant("", 1.1, 0.3, "exponent of the smooth maximum of reading weights and arithmetic; 1 adds them up, a large one takes the longer"),
    "bandwidth_efficiency": _constant("", 0.9, 0.3, "share of the data sheet's memory bandwidth at which weights are read"),
    "four_bit_read_factor": _constant("", 1.1, 0.2, "how much longer four-bit weights take to read than their bytes say"),
    "four_bit_arithmetic": _constant("", 0.8, 0.5, "share of the FP4 peak that is reached, relative to the engine's arithmetic"),
    "precision_arithmetic": _constant("", 1, 0.15, "arithmetic reached in a precision, relative to the engine's"),
    "small_step_tokens": _constant("tokens", 64, 1, "tokens in a step at which matrix multiplication is clearly slower per token"),
    "shard_loss_exponent": _constant("", 0.08, 0.7, "loss of arithmetic with the number of GPUs, as the exponent of a power"),
    "activation_traffic": _constant("", 10, 0.8, "hidden widths that a token moves through memory in each layer"),
    "dispatch_traffic": _constant("", 4, 1, "hidden widths that a token moves in each layer for each expert that it is sent to"),
    "expert_arithmetic": _constant("", 0.7, 0.4, "arithmetic reached inside experts, relative to dense layers"),
    "expert_half_width": _constant("", 300, 1, "width of a slice of an expert at which arithmetic is half as fast"),
    "expert_layer_overhead": _constant("us", 40, 0.8, "time that routing adds to each layer with experts"),
    "prompt_attention_arithmetic": _constant("", 0.5, 0.6, "share of the 16-bit peak reached by the attention of prompts"),
    "latent_attention_arithmetic": _constant("", 1, 0.8, "share of the 16-bit peak reached by attention over compressed caches; above 1 where it is done in 8 bits"),
    "nvlink_latency": _constant("us", 6, 0.8, "latency of one all-reduce of four GPUs over NVLink"),
    "nvlink_latency_exponent": _constant("", 0.7, 0.5, "growth of that latency with the number of GPUs"),
    "nvlink_efficiency": _constant("", 0.8, 0.6, "share of NVLink's bandwidth that is reached; above 1 where the switch adds up"),
    "pcie_latency": _constant("us", 60, 0.8, "latency of one all-reduce of four GPUs over PCI Express"),
    "pcie_latency_exponent": _constant("", 0.7, 0.5, "growth of that latency with the number of GPUs"),
    "pcie_efficiency": _constant("", 0.5, 0.6, "share of PCI Express bandwidth that is reached"),
    "sequence_overhead_exponent": _constant("", 0.85, 0.2, "growth of the overhead by sequence with their number"),
    "usable_memory_share": _constant("", 0.92, 0.05, "share of the memory that the engine may use"),
    "memory_reserve": _constant("GB", 3.5, 0.4, "memory of each GPU kept for buffers and the driver"),
    "batch_limit": _constant("sequences", 2048, 0.5, "sequences that an engine takes at most, whatever the memory"),
    "throughput_run_share": _constant("", 1, 0.3, "what a run at full load reaches of its steady state"),
    "prompt_wait_share": _constant("", 0.2, 1, "prompts that a request waits for, as a share of those queued"),
    "steps_before_first_token": _constant("", 0.7, 0.5, "steps of decoding that a request waits for before its own prompt"),
    "memory_queue_share": _constant("", 0.5, 0.7, "share of an answer's time that each request ahead in the queue for memory costs"),
    "attention_read_efficiency": _constant("", 0.8, 0.4, "share of the memory bandwidth at which the cache is read"),
    "arithmetic_efficiency": _constant("", 0.75, 0.4, "share of the dense peak that matrix multiplication reaches"),
    "layer_overhead": _constant("us", 40, 0.7, "time of launches and small kernels in each layer and step"),
    "step_overhead": _constant("us", 700, 0.8, "time of the scheduler in each step"),
    "sequence_overhead": _constant("us", 40, 1, "time of scheduler and sampling for the first sequence of a step"),
    "prompt_interference": _constant("", 1.1, 0.3, "delay of running answers by a prompt, relative to the prompt's own work"),
    "request_overhead": _constant("ms", 70, 1, "time of a request outside the steps"),
    "request_overhead_per_sequence": _constant("ms", 0.6, 1, "time of a request outside the steps, for each request present"),
    "own_prompt_passes": _constant("", 1.3, 0.5, "times that a prompt's own work delays its first token"),
    "queue_share": _constant("", 0.1, 1, "share of the other requests' prompts that are waited for"),
    "queue_exponent": _constant("", 0.5, 0.5, "growth of that share with the share of time that goes into prompts"),
    "burst_share": _constant("", 0.1, 1, "share of requests that arrive all at once"),
    "family_bandwidth": _constant("", 1, 0.1, "memory bandwidth reached by a generation of GPUs, relative to all"),
    "family_arithmetic": _constant("", 1, 0.15, "arithmetic reached by a generation of GPUs, relative to all"),
    "family_overhead": _constant("", 1, 0.2, "overheads on a generation of GPUs, relative to all"),
}

# Factors of releases and setups, with the widths of their priors; the order is the program's.
FACTORS = {
    "release": [("step", 0.08), ("first_token", 0.25)],
    "setup": [("step", 0.11), ("overhead", 0.4), ("link", 0.8), ("prompt", 0.33), ("first_token", 0.25), ("wait", 0.6),
              ("request", 0.5)],
}


def initial(name):
    """First guess and width of the prior of a constant with its qualifier."""
    constant = CONSTANTS[name.split(".")[0]]
    return constant["guess"], constant["width"]
