import Graphviz

/// A container diagram as a client would see it: the recipe that cards, zones, labelled edges and
/// a legend are drawn by.
///
/// What makes it look well: `rankdir=TB` (LR grows three times as wide as high), cards of about one
/// width, edges drawn before nodes, labels in a white cell with a clear margin around it, one pale
/// colour for all zones with the frame telling them apart, telemetry dashed and pale, and the
/// legend as the graph's own label, so that it takes no part in the layout.
func sampleDrawing() -> Drawing {
  Drawing(
    name: "container", title: "Contract assistant: containers",
    summary: "Staff ask through a web app; answers come from a model that runs on the premises.",
    graphAttributes: [
      Attribute("rankdir", "TB"), Attribute("splines", "true"), Attribute("nodesep", "0.3"),
      Attribute("ranksep", "0.45"), Attribute("pad", "0.25"), Attribute("bgcolor", "white"),
      Attribute("fontname", "Arial"), Attribute("outputorder", "edgesfirst"),
      Attribute("labelloc", "b"), Attribute("labeljust", "l"),
      Attribute("label", .html(Sample.legend)),
    ],
    nodeAttributes: [
      Attribute("shape", "plain"), Attribute("fontname", "Arial"), Attribute("fontsize", "11"),
    ],
    edgeAttributes: [
      Attribute("fontname", "Arial"), Attribute("fontsize", "9"), Attribute("color", "#64748b"),
      Attribute("fontcolor", "#334155"), Attribute("penwidth", "1.1"),
      Attribute("arrowsize", "0.65"),
    ],
    clusters: Sample.clusters, nodes: Sample.nodes, edges: Sample.edges)
}

private enum Sample {
  static let clusters = [
    zone("people", "Client network", dashed: false),
    zone("serving", "Application zone (trust boundary)", dashed: true),
    zone("data", "Data zone (privileged documents)", dashed: true),
    zone("operations", "Operations", dashed: false),
  ]

  static let nodes = [
    card("user", "users", "Associates", "Users", "120 people", "", in: "people"),
    card("web", "app", "Review workbench", "Web application", "2 replicas", "D12", in: "people"),
    card("idp", "identity", "Company directory", "Identity provider", "OIDC", "D09", in: "people"),
    card(
      "gateway", "gateway", "LiteLLM", "Model gateway", "600 requests/min", "D07", in: "serving"),
    card("rails", "guardrail", "Presidio", "Guardrails", "PII in and out", "D15", in: "serving"),
    card(
      "flow", "orchestrator", "Plain code", "Orchestrator", "8 steps, 5 min", "D03",
      in: "serving"),
    card(
      "model", "gpu_server", "vLLM, 70B open model", "Generator", "4 × L40S 48 GB", "D02",
      in: "serving"),
    card("rerank", "reranker", "Cross-encoder", "Reranker", "top 50 to 8", "D06", in: "serving"),
    card(
      "embed", "embedding", "Embedding model", "Embedder", "1,024 dimensions", "D05",
      in: "serving"),
    card("vectors", "vector_store", "pgvector", "Vector store", "2.1 M chunks", "D04", in: "data"),
    card("files", "object_store", "iManage export", "Documents", "310 GB", "D08", in: "data"),
    card(
      "ingest", "pipeline", "Nightly ingestion", "Batch pipeline", "4,000 files a night", "D11",
      in: "data"),
    card("cache", "cache", "Valkey", "Answer cache", "2 GB", "D13", in: "data"),
    card("traces", "tracing", "Langfuse", "Tracing", "30 days", "D16", in: "operations"),
    card(
      "evals", "evaluation", "Golden set", "Evaluation", "200 questions", "D17",
      in: "operations"),
    card("metrics", "metrics", "Prometheus", "Metrics", "15 s", "D16", in: "operations"),
  ]

  static let edges = [
    edge("user", "web", "asks"), edge("web", "idp", "signs in", [Attribute("constraint", "false")]),
    edge("web", "gateway", "HTTPS, token"), edge("gateway", "rails", "checks"),
    edge("rails", "flow", "question"), edge("flow", "model", "prompt, 18k tokens"),
    edge("flow", "embed", "query"), edge("embed", "vectors", "nearest 50"),
    edge("vectors", "rerank", "candidates", [Attribute("dir", "back")], reversed: true),
    edge("flow", "rerank", "rank"), edge("flow", "cache", "look up"),
    edge("files", "ingest", "changed files"), edge("ingest", "vectors", "vectors"),
    edge("model", "traces", "spans", dashed), edge("traces", "evals", "samples", dashed),
    edge("gateway", "metrics", "counters", dashed),
  ]

  static let dashed = [Attribute("style", "dashed"), Attribute("color", "#94a3b8")]

  static let legend = """
    <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="2"><TR>\
    <TD><FONT POINT-SIZE="9" COLOR="#475569"><B>Legend</B></FONT></TD>\
    <TD><FONT POINT-SIZE="9" COLOR="#475569">\u{2192} request or data</FONT></TD>\
    <TD><FONT POINT-SIZE="9" COLOR="#475569">\u{21E2} telemetry</FONT></TD>\
    <TD><FONT POINT-SIZE="9" COLOR="#475569">dashed frame: trust boundary</FONT></TD>\
    <TD><FONT POINT-SIZE="9" COLOR="#475569">D07: decision record</FONT></TD>\
    </TR></TABLE>
    """

  static func zone(_ id: String, _ title: String, dashed: Bool) -> Cluster {
    Cluster(
      id: id,
      attributes: [
        Attribute("style", dashed ? "rounded,filled,dashed" : "rounded,filled"),
        Attribute("fillcolor", "#f8fafc"),
        Attribute("pencolor", dashed ? "#dc2626" : "#cbd5e1"), Attribute("penwidth", "1.2"),
        Attribute("margin", "16"), Attribute("labeljust", "l"), Attribute("labelloc", "t"),
        Attribute(
          "label",
          .html(
            """
            <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4"><TR><TD>\
            <FONT POINT-SIZE="11" COLOR="#475569"><B>\(title.htmlEscaped)</B></FONT>\
            </TD></TR></TABLE>
            """)),
      ])
  }

  static func card(
    _ id: String, _ icon: String, _ name: String, _ role: String, _ sizing: String,
    _ decision: String, in zone: String
  ) -> Node {
    // Bold text is measured as if regular, so each name is given a tenth more room in spaces.
    let room = String(repeating: "&#160;", count: 1 + name.count / 6)
    let pill =
      decision.isEmpty
      ? ""
      : """
      <TABLE BORDER="0" STYLE="rounded" BGCOLOR="#dbeafe" CELLPADDING="3" CELLSPACING="0"><TR>\
      <TD><FONT POINT-SIZE="8" COLOR="#1e40af">\(decision)</FONT></TD></TR></TABLE>
      """
    let label = """
      <TABLE BORDER="1" STYLE="rounded" COLOR="#94a3b8" BGCOLOR="white" CELLBORDER="0" \
      CELLSPACING="0" CELLPADDING="6"><TR><TD><TABLE BORDER="0" STYLE="rounded" \
      BGCOLOR="#eff6ff" CELLSPACING="0" CELLPADDING="4"><TR><TD FIXEDSIZE="TRUE" WIDTH="34" \
      HEIGHT="34"><IMG SRC="\(icon).svg" SCALE="TRUE"/></TD></TR></TABLE></TD><TD>\
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1"><TR>\
      <TD ALIGN="LEFT" WIDTH="104"><B>\(name.htmlEscaped)</B>\(room)</TD><TD ALIGN="RIGHT">\(pill)</TD>\
      </TR><TR><TD ALIGN="LEFT" COLSPAN="2"><FONT POINT-SIZE="9.5" COLOR="#64748b">\
      \(role.htmlEscaped)</FONT></TD></TR><TR><TD ALIGN="LEFT" COLSPAN="2">\
      <FONT POINT-SIZE="9" COLOR="#334155">\(sizing.htmlEscaped)</FONT></TD></TR></TABLE></TD>\
      </TR></TABLE>
      """
    var attributes = [Attribute("label", .html(label)), Attribute("tooltip", name)]
    if !decision.isEmpty { attributes.append(Attribute("URL", "decisions/\(decision).md")) }
    return Node(id: id, cluster: zone, attributes: attributes)
  }

  static func edge(
    _ from: String, _ to: String, _ text: String, _ more: [Attribute] = [], reversed: Bool = false
  ) -> Edge {
    let label = """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="1"><TR>\
      <TD BGCOLOR="white">\(text.htmlEscaped)</TD></TR></TABLE>
      """
    return Edge(
      from: reversed ? to : from, to: reversed ? from : to,
      attributes: [Attribute("label", .html(label))] + more)
  }
}
