"""How the closed labels of a case compare with the outcomes of our decisions.

For each label there is a function from a `View` (the outcomes of one result, with one of them possibly
replaced by its stated alternative) to the set of labels that the outcome stands for, or None where the
program takes no such decision. A label agrees when it is in the set.
"""
import re

# Classes by outcome. Several classes stand where the labels draw a line that the outcomes don't draw.
HOSTING = {"vendor_api": "managed", "serverless_open_model": "managed", "cloud_managed": "managed",
           "own_tenant": "self_run", "on_premises": "self_run", "on_premises_operated": "self_run",
           "air_gapped": "self_run", "edge": "edge"}
# Where no language model runs, the place of the computation is decided under `compute`.
COMPUTE = {"serverless": "managed", "managed_containers": "managed", "managed_ml": "managed",
           "kubernetes": "self_run", "virtual_machines": "self_run", "bare_metal": "self_run",
           "edge_runtime": "edge"}
GROUNDING = {"rag": "retrieve_and_generate", "rag_and_fine_tune": "retrieve_and_generate",
             "search_only": "search_without_generation", "prompt_only": "prompt",
             "document_in_prompt": "prompt", "long_context": "prompt",
             "source_query": "agent",  # or retrieval, see QUERY
             "agent_search": "agent",
             "fine_tune": "tuned_model", "distil": "tuned_model"}
# Where a query is written over tables whose descriptions are looked up, some cases call it retrieval, others a tool.
QUERY = {"agent", "retrieve_and_generate"}
MODE = {"sync": {"sync"}, "stream": {"streaming", "sync"}, "async_queue": {"async"},
        "event_driven": {"streaming", "async"}, "batch": {"batch"}}
RETRIEVAL = {"keyword": "lexical", "dense": "dense", "hybrid": "hybrid", "hybrid_rerank": "hybrid",
             "graph": "graph", "agentic": "agentic"}
# Vector stores by catalogue id; the family of the rest is what the label calls them.
STORES = {"pgvector": {"postgres_extension", "existing_database"}, "azure_sql": {"existing_database"},
          "cosmos_db": {"existing_database"}, "mongodb_atlas": {"existing_database"}, "redis": {"existing_database"},
          "opensearch": {"search_engine"}, "elasticsearch": {"search_engine"}, "vespa": {"search_engine"},
          "azure_ai_search": {"search_engine", "cloud_managed"}, "vertex_rag_engine": {"cloud_managed"},
          "vertex_vector_search": {"cloud_managed", "dedicated"}, "s3_vectors": {"cloud_managed"},
          "faiss": {"library"}, "sqlite_vec": {"library"}, "lancedb": {"library"}, "milvus_lite": {"library"},
          "chroma_embedded": {"library"}}
STORE_CLASSES = {"in_process": {"library"}, "one_service": {"dedicated", "postgres_extension", "existing_database", "search_engine"},
                 "object_storage": {"dedicated"}, "cluster": {"dedicated"}}


class View:
    """The outcomes of one result, by decision."""

    def __init__(self, result):
        self.decisions = {decision["id"]: decision for decision in result["decisions"]}
        self.replaced = {}

    def options(self, name):
        """Ids of the outcome; [] where the decision does not apply, None where there is no such decision."""
        if name in self.replaced:
            return [self.replaced[name]]
        decision = self.decisions.get(name)
        if decision is None:
            return None
        return [option["id"] for option in decision["outcome"]["options"]] if decision["applies"] else []

    def first(self, name):
        options = self.options(name)
        return options[0] if options else None

    def products(self, name):
        decision = self.decisions.get(name)
        if decision is None or not decision["applies"] or name in self.replaced:
            return []
        return [product["id"] for product in decision["products"]]

    def alternatives(self, name):
        """The options that the record itself names for a fact that nobody has stated, in its order: its
        provisos ("Nobody has stated …. If it does not hold: …"), the changes of facts that were assumed
        or are unknown, and the options below the chosen one that a question in the record keeps open.
        Never a change of a stated fact."""
        decision = self.decisions.get(name)
        if decision is None or not decision["applies"]:
            return
        ids = {option["label"]: option["id"] for option in decision["options"]}
        labels = [proviso.get("otherwise") for proviso in decision["provisos"]]
        labels += [flip["outcome"] for flip in decision["flips"] if flip["fact"]["status"] in ("assumed", "unknown")]
        for option in decision["options"]:
            if option["is_chosen"]:
                break
            if option["verdict"] == "not_assessed" and option["questions"]:
                labels.append(option["label"])
        for label in labels:
            name = (label or "").split(", or ")[0]  # of "A, or B" only the first
            if name in ids:
                yield ids[name]

    def stated_alternative(self, name, function):
        """The labels of the first of these alternatives that is of another class than the first choice."""
        ours = function(self)
        for option in self.alternatives(name):
            view = View.__new__(View)
            view.decisions, view.replaced = self.decisions, {name: option}
            other = function(view)
            if other and not other <= ours:
                return other
        return set()


def adaptation_class(view):
    found = set()
    for approach in view.options("approach") or []:
        if approach == "process_change":  # no design at all, so no class of a design
            continue
        if approach in ("classic_model", "rules_or_query"):
            found.add("classic")
            if "small_text_model" in (view.options("model_family") or []):  # also a small transformer, tuned
                found.add("tuned_model")
        elif approach == "deep_model":  # a network trained on own examples, called either in the cases
            found |= {"classic", "tuned_model"}
        elif approach == "task_api":  # a ready service for perception: bought, or a cloud's trained model
            found |= {"buy", "classic"}
        elif approach == "buy_product":
            found.add("buy")
        elif approach == "search":
            found.add("search_without_generation")
        else:
            acting = set(view.options("orchestration") or []) & {"single_agent", "multi_agent"}
            for way in view.options("adaptation") or []:
                if way == "source_query":
                    found |= QUERY
                elif acting and way in ("prompt_only", "document_in_prompt"):
                    found.add("agent")
                else:
                    found.add(GROUNDING.get(way, way))
    return found


def hosting_class(view):
    places = {HOSTING.get(option, option) for option in view.options("hosting") or []}
    if not places and view.first("approach") == "buy_product":
        return {"managed"}
    if not places and view.first("approach") == "task_api":
        return {"managed"}
    if not places:
        compute = view.options("compute")
        if compute is None:
            return None
        places = {COMPUTE.get(option, option) for option in compute}
    # One system split over places: the model is somebody else's, the index is the client's own.
    store = view.products("vector_store")
    own_store = {"qdrant", "milvus", "milvus_distributed", "weaviate", "chroma", "vespa"}
    if {"pii_redaction", "redaction_before_indexing"} & set(view.options("guardrails") or []) and places == {"managed"}:
        places = places | {"split"}  # personal data are masked by the client's own model before the call
    if places == {"edge"} and set(view.options("platform_mapping") or []) & {"one_cloud", "one_cloud_open_core", "multi_cloud", "hybrid"}:
        places = places | {"split"}  # device and cloud
    if places == {"managed"} and store and set(store) <= own_store:
        places = places | {"split"}
    if set(view.options("routing") or []) & {"cascade", "router"}:  # several models side by side
        places = places | {"split"}
    if "hybrid" in (view.options("platform_mapping") or []):
        places = places | {"split"}
    return places


def vector_store_class(view):
    if view.decisions.get("vector_store") is None:
        return None
    if not view.options("vector_store"):
        return {"none"}
    if "vector_store" in view.replaced:
        return STORE_CLASSES.get(view.first("vector_store"), set())
    found = set()
    for product in view.products("vector_store"):
        found |= STORES.get(product, {"dedicated"})
    return found


def retrieval_tags(view):
    """The way of searching; steps such as reranking are no class of their own."""
    if view.decisions.get("retrieval") is None:
        return None
    if view.first("adaptation") == "agent_search":
        return {"agentic"}
    if view.first("adaptation") == "source_query":
        return {"sql"}
    return {RETRIEVAL.get(option, option) for option in view.options("retrieval") or []}


def wanted_retrieval(tags):
    """The class of a case's tags."""
    for tag in ("graph", "agentic", "sql", "hybrid"):
        if tag in tags:
            return tag
    return "hybrid" if {"dense", "lexical"} <= set(tags) else next((tag for tag in ("dense", "lexical") if tag in tags), None)


def agentic(view):
    options = view.options("orchestration")
    if options is None:
        return None
    if not options:
        return {False}
    return {option != "direct_call" for option in options}


def mode(view):
    found = set()
    for option in view.options("interaction") or []:
        found |= MODE.get(option, {option})
    scoring = view.options("scoring") or []
    if "both" in scoring:
        found.add("mixed")
    if view.first("approach") == "search" and set(view.options("data_pipeline") or []) & {"streaming", "change_capture"}:
        found.add("streaming")  # of a search the labels tell how its index is fed
    return found


def feature_store(view):
    options = view.options("feature_store")
    return None if options is None else {"feature_store" in options}


def human_review(view):
    return {bool(set(view.options("human_review") or []) - {"none"})} if "human_review" in view.decisions else None


def guardrails(view):
    return {bool(view.options("guardrails"))} if "guardrails" in view.decisions else None


def caching(view):
    options = view.options("caching")
    return None if options is None else {bool(set(options) - {"none"})}


LABELS = {  # label: (function, decisions in the order in which their alternatives are tried)
    "adaptation_class": (adaptation_class, ("approach", "adaptation", "orchestration")),
    "hosting_class": (hosting_class, ("hosting", "compute", "platform_mapping")),
    "vector_store_class": (vector_store_class, ("vector_store",)),
    "retrieval_tags": (retrieval_tags, ("retrieval",)),
    "agentic": (agentic, ("orchestration",)),
    "mode": (mode, ("interaction", "scoring")),
    "feature_store": (feature_store, ("feature_store",)),
    "human_review": (human_review, ("human_review",)),
    "guardrails": (guardrails, ("guardrails",)),
    "caching": (caching, ("caching",)),
}
ALWAYS_YES = ("human_review", "guardrails", "caching")  # a constant yes would win; told apart

# Products of a decision and the ids that a case writes for them.
PRODUCTS = {"vector_store": {"azure_search": "azure_ai_search", "vertex_ai_search": "vertex_rag_engine", "atlas": "mongodb_atlas",
                             "mongodb": "mongodb_atlas", "milvus": "milvus_distributed", "azure_cosmos": "cosmos_db"}}

# What a text under `rejected` turns down: pattern, decision, outcomes or products of that decision.
REJECTED = [
    (r"^(llm|large language models?|language models?|generative)\b(?!.*(review|only for))|llm on every|llm-only", "approach", {"language_model"}),
    (r"large model at inference|frontier model|largest model", "model", {"large", "frontier"}), (r"^gpt-?\w*( only)?$", "model", {"gpt*"}),
    (r"^(static|fixed|hand|hard-coded|simple|manual)?[- ]?(tuned |written )?(rules?|thresholds?|heuristics?)\b|rule-based|static (rules|thresholds)|fixed thresholds", "approach", {"rules_or_query"}),
    (r"off-the-shelf|bought product|commercial product|saas product|vendor product|buying", "approach", {"buy_product"}),
    (r"neural net first|deep (model|learning) first|^(deep|neural)|\bcnn\b|\brnn\b|transformer\b", "approach", {"deep_model"}),
    (r"keyword|traditional search", "retrieval", {"keyword"}),
    (r"^fine-?tun(ing|ed)( (gpt|llm|models?).*)?$|^full fine-?tuning", "adaptation", {"fine_tune", "rag_and_fine_tune", "distil"}),
    (r"^(standard |plain |naive |single-shot )?(rag|retrieval|embedding retrieval|vector embeddings)\b(?!.*worse)", "adaptation", {"rag", "rag_and_fine_tune"}),
    (r"^(prompt(ing|s)?|prompt engineering)( only| alone)?\b(?!.*compress)", "adaptation", {"prompt_only"}),
    (r"long[- ]context|whole .* in (the )?prompt", "adaptation", {"long_context"}),
    (r"self-?(managed|hosted|hosting).*|own (serving|gpus|hosting)|fully self-hosted", "hosting", {"own_tenant", "on_premises", "air_gapped"}),
    (r"external (llm|model|api)|raw text to an external|hosted api|vendor api|third-party (api|llm)|public api|openai api", "hosting", {"vendor_api", "serverless_open_model"}),
    (r"^edge|on-device", "hosting", {"edge"}), (r"server-side inference|cloud (offload|inference)", "hosting", {"vendor_api", "cloud_managed", "serverless_open_model", "own_tenant"}),
    (r"multi-?agent|many specialised (tools|agents)|agent swarm", "orchestration", {"multi_agent"}), (r"agent loop|autonomous agent", "orchestration", {"single_agent", "multi_agent"}),
    (r"single agent", "orchestration", {"single_agent"}),
    (r"^streaming", "interaction", {"stream"}), (r"^batch scoring|nightly batch|^batch\b", "interaction", {"batch"}), (r"real-time (api )?calls|synchronous|low-latency", "interaction", {"sync", "stream"}),
    (r"semantic cach", "caching", {"semantic_cache"}), (r"graph ?rag|graph database", "retrieval", {"graph"}),
    (r"(standalone|dedicated|pure|separate)? ?(vector database|ann service)s?|always-on vector", "vector_store", {"qdrant", "pinecone", "weaviate", "milvus", "milvus_distributed", "chroma", "zilliz_cloud"}),
    (r"qdrant", "vector_store", {"qdrant"}), (r"pinecone", "vector_store", {"pinecone"}), (r"weaviate", "vector_store", {"weaviate"}), (r"milvus", "vector_store", {"milvus", "milvus_distributed"}),
    (r"elastic", "vector_store", {"elasticsearch"}), (r"opensearch", "vector_store", {"opensearch"}), (r"redis", "vector_store", {"redis"}), (r"pgvector|postgres", "vector_store", {"pgvector"}),
    (r"faiss", "vector_store", {"faiss"}), (r"chroma", "vector_store", {"chroma", "chroma_embedded"}), (r"vespa", "vector_store", {"vespa"}), (r"vertex_ai_search", "vector_store", {"vertex_rag_engine"}),
    (r"langchain|langgraph|crewai|autogen|prebuilt framework", "orchestrator", {"framework"}),
    (r"tensorrt", "serving", {"tensorrt_llm"}), (r"feature store|redis-style store", "feature_store", {"feature_store"}),
]


def rejected_hits(view, texts):
    """The rejected options that our first choice recommends: (text, decision, recommended), and those that
    stand only beside others in a free choice."""
    wholly, beside = [], []
    for text in texts:
        low = text.lower()
        for pattern, decision, turned_down in REJECTED:
            if not re.search(pattern, low):
                continue
            chosen, products = set(view.options(decision) or []), set(view.products(decision))
            turned_down = turned_down | {name for name in products for start in turned_down if start.endswith("*") and name.startswith(start[:-1])}
            if "raw text" in low and {"pii_redaction", "redaction_before_indexing"} & set(view.options("guardrails") or []):
                break  # what we send is not the raw text
            if chosen & turned_down and not chosen - turned_down or (decision == "caching" and chosen & turned_down):
                wholly.append((text, decision, sorted(chosen & turned_down)))
            elif products and products <= turned_down:
                wholly.append((text, decision, sorted(products)))
            elif (chosen | products) & turned_down:
                beside.append((text, decision, sorted((chosen | products) & turned_down)))
            break
    return wholly, beside
