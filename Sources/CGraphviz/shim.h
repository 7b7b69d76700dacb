// The C boundary. Each shim exists for one stated reason; nothing else belongs here.
#ifndef CGRAPHVIZ_SHIM_H
#define CGRAPHVIZ_SHIM_H

#include <cgraph.h>
#include <dlfcn.h>
#include <gvc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "names.h"
#include "pixels.h"

/// `Agdirected` is a mutable C global, which Swift 6 may not read; names are `char *` in cgraph
/// although they are only read, and Swift passes `const char *`.
static inline Agraph_t *shim_open_directed(const char *name) {
  return agopen((char *)name, Agdirected, shim_discipline());
}

static inline Agnode_t *shim_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

/// A NULL name makes every edge a new one, so parallel edges stay apart.
static inline Agedge_t *shim_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head) {
  return agedge(graph, tail, head, NULL, 1);
}

static inline Agraph_t *shim_subgraph(Agraph_t *graph, const char *name) {
  return agsubg(graph, (char *)name, 1);
}

/// Declares an attribute of all graphs, nodes or edges with its default value.
static inline void shim_declare(Agraph_t *graph, int kind, const char *name, const char *value) {
  agattr(graph, kind, (char *)name, (char *)value);
}

/// An attribute of one object, or NULL; names are `char *` in cgraph.
static inline const char *shim_get(void *object, const char *name) {
  return agget(object, (char *)name);
}

/// Sets an attribute of one object, and declares it with an empty default if need be.
static inline void shim_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, (char *)"");
}

/// The same for an HTML-like label, which cgraph tells from text only if `agstrdup_html` made it.
static inline void shim_set_html(void *object, const char *name, const char *value) {
  Agraph_t *graph = agroot(object);
  char *kept = agstrdup_html(graph, (char *)value);
  agsafeset(object, (char *)name, kept, (char *)"");
  agstrfree(graph, kept);
}

/// The geometry macros (`ND_coord`, `GD_bb` …) are not visible to Swift.
static inline pointf shim_node_center(Agnode_t *node) { return ND_coord(node); }
static inline boxf shim_graph_box(Agraph_t *graph) { return GD_bb(graph); }
static inline pointf shim_node_size(Agnode_t *node) {
  pointf size = {ND_lw(node) + ND_rw(node), ND_ht(node)};
  return size;
}
static inline int shim_edge_curve_count(Agedge_t *edge) {
  return ED_spl(edge) ? (int)ED_spl(edge)->size : 0;
}
static inline int shim_edge_curve_size(Agedge_t *edge, int curve) {
  return (int)ED_spl(edge)->list[curve].size;
}
static inline pointf shim_edge_point(Agedge_t *edge, int curve, int index) {
  return ED_spl(edge)->list[curve].list[index];
}
static inline textlabel_t *shim_edge_label(Agedge_t *edge) { return ED_label(edge); }

/// `gvFreeLayout` frees `rank[r].av`, but dot's flat-edge code may have moved that block with
/// `realloc` and recorded the new address in `rank[r].v` only: without this, a double free.
static inline void shim_free_layout(GVC_t *context, Agraph_t *graph) {
  if (GD_drawing(graph) && GD_rank(graph)) {
    for (int r = GD_minrank(graph); r <= GD_maxrank(graph); r++) {
      GD_rank(graph)[r].av = GD_rank(graph)[r].v;
    }
  }
  gvFreeLayout(context, graph);
}

/// Writes the graph as DOT text into memory; the caller frees it. `FILE *` buffers and the
/// `void *` channel of `agwrite` are awkward in Swift.
static inline char *shim_write(Agraph_t *graph) {
  char *text = NULL;
  size_t count = 0;
  FILE *stream = open_memstream(&text, &count);
  if (!stream) return NULL;
  int status = agwrite(graph, stream);
  if (fclose(stream) != 0 || status < 0) {
    free(text);
    return NULL;
  }
  return text;
}

/// Reads DOT text back; `agmemread` would use cgraph's own numbering of names.
static inline Agraph_t *shim_read(const char *text) {
  FILE *stream = fmemopen((void *)text, strlen(text), "r");
  if (!stream) return NULL;
  Agraph_t *graph = agread(stream, shim_discipline());
  fclose(stream);
  return graph;
}

/// Stands in for `stderr` while Graphviz works: some of its libraries, such as the one that leads lines
/// around boxes, print there and nowhere else. What other threads print meanwhile goes where it belongs.
typedef struct {
  FILE *stream;
  FILE *previous;
  pthread_t thread;
  bool is_listening;
  char *text;
  size_t size;
} shim_listener;

/// Takes what the listening thread writes, and hands on what any other writes.
static inline ssize_t shim_hear(void *cookie, const char *text, size_t size) {
  shim_listener *listener = cookie;
  if (!listener->is_listening || !pthread_equal(pthread_self(), listener->thread)) {
    return (ssize_t)fwrite(text, 1, size, listener->previous);
  }
  char *longer = realloc(listener->text, listener->size + size + 1);
  if (longer) {
    memcpy(longer + listener->size, text, size);
    listener->text = longer;
    listener->size += size;
    longer[listener->size] = 0;
  }
  return (ssize_t)size;
}

/// glibc declares `fopencookie` only under `_GNU_SOURCE`; see `shim_find_symbol`.
struct shim_stream_calls {
  ssize_t (*read)(void *, char *, size_t);
  ssize_t (*write)(void *, const char *, size_t);
  int (*seek)(void *, off_t *, int);
  int (*close)(void *);
};
extern FILE *shim_open_stream(void *cookie, const char *mode, struct shim_stream_calls calls)
    __asm__("fopencookie");

/// A listener for the rest of the process, or NULL: another thread may hold its stream at any time, so it
/// is never closed. Without a buffer, each write is seen on the thread that makes it.
static inline shim_listener *shim_make_listener(void) {
  shim_listener *listener = calloc(1, sizeof *listener);
  if (!listener) return NULL;
  listener->previous = stderr;
  struct shim_stream_calls calls = {NULL, shim_hear, NULL, NULL};
  listener->stream = shim_open_stream(listener, "w", calls);
  if (!listener->stream) {
    free(listener);
    return NULL;
  }
  setvbuf(listener->stream, NULL, _IONBF, 0);
  return listener;
}

/// Begins to hear this thread. Swift 6 may not touch `stderr`, a mutable C global. Only under the
/// process-wide lock.
static inline void shim_listen(shim_listener *listener) {
  listener->thread = pthread_self();
  listener->previous = stderr;
  listener->is_listening = true;
  stderr = listener->stream;
}

/// Ends listening and returns what was heard, to be freed by the caller, or NULL for nothing.
static inline char *shim_stop_listening(shim_listener *listener) {
  stderr = listener->previous;
  listener->is_listening = false;
  char *text = listener->text;
  listener->text = NULL;
  listener->size = 0;
  return text;
}

/// A macro of `dlfcn.h` that Swift does not import.
static inline void *shim_open_library(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL); }

/// glibc declares `dladdr` only under `_GNU_SOURCE`, which would make the system headers differ
/// from the ones Swift's own Glibc module was made of.
struct shim_symbol_place {
  const char *file;
  void *file_start;
  const char *symbol;
  void *symbol_start;
};
extern int shim_find_symbol(const void *address, struct shim_symbol_place *place)
    __asm__("dladdr");

/// The path of Graphviz's own library, beside which its plugins are kept, or NULL.
static inline const char *shim_library_path(void) {
  struct shim_symbol_place place;
  return shim_find_symbol((const void *)&gvContextPlugins, &place) ? place.file : NULL;
}

/// A context with exactly the given plugins, no configuration file and no loading on demand.
/// The list has to outlive the context, so the caller owns `symbols` (count + 1 entries).
static inline GVC_t *shim_context(const lt_symlist_t *symbols) {
  return gvContextPlugins(symbols, 0);
}

#endif
