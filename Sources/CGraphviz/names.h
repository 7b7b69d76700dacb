// Numbers for the names of a graph's parts, counted up from the first.
#ifndef CGRAPHVIZ_NAMES_H
#define CGRAPHVIZ_NAMES_H

#include <cgraph.h>
#include <stdlib.h>
#include <string.h>

// cgraph numbers a name by the address of its characters and keeps subgraphs in that order, so by
// default clusters are laid out and written in an order that changes from run to run. These
// functions replace its numbering: even numbers are names in the order of their first use, odd
// ones are parts without a name.

//
// The names themselves are kept as the graph's own strings, because `agwrite` looks in front of a
// string for the mark of an HTML-like label.

struct shim_names {
  Agraph_t *graph;
  char **names;
  size_t count;
  IDTYPE unnamed;
};

static inline void *shim_names_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  struct shim_names *all = calloc(1, sizeof(struct shim_names));
  if (all) all->graph = graph;
  return all;
}

static inline long shim_names_map(void *state, int kind, char *name, IDTYPE *id, int create) {
  (void)kind;
  struct shim_names *all = state;
  if (!name) {
    *id = 2 * all->unnamed++ + 1;
    return 1;
  }
  for (size_t index = 0; index < all->count; index++) {
    if (strcmp(all->names[index], name) == 0) {
      *id = 2 * (index + 1);
      return 1;
    }
  }
  if (!create) return 0;
  char **longer = realloc(all->names, (all->count + 1) * sizeof(char *));
  if (!longer) return 0;
  all->names = longer;
  if (!(longer[all->count] = agstrdup(all->graph, name))) return 0;
  *id = 2 * ++all->count;
  return 1;
}

static inline long shim_names_allocate(void *state, int kind, IDTYPE id) {
  (void)state;
  (void)kind;
  (void)id;
  return 0;
}

/// Numbers are never used again; the strings go when the graph is closed.
static inline void shim_names_free(void *state, int kind, IDTYPE id) {
  (void)state;
  (void)kind;
  (void)id;
}

static inline char *shim_names_print(void *state, int kind, IDTYPE id) {
  (void)kind;
  struct shim_names *all = state;
  return id % 2 == 0 && id / 2 >= 1 && id / 2 <= all->count ? all->names[id / 2 - 1] : NULL;
}

static inline void shim_names_close(void *state) {
  struct shim_names *all = state;
  free(all->names);
  free(all);
}

static inline void shim_names_register(void *state, int kind, void *object) {
  (void)state;
  (void)kind;
  (void)object;
}

/// The disciplines to open a graph with; cgraph keeps pointers to them, hence `static`.
static inline Agdisc_t *shim_discipline(void) {
  static Agiddisc_t names = {shim_names_open,  shim_names_map,   shim_names_allocate,
                             shim_names_free,  shim_names_print, shim_names_close,
                             shim_names_register};
  static Agdisc_t discipline;
  discipline.mem = &AgMemDisc;
  discipline.id = &names;
  discipline.io = &AgIoDisc;
  return &discipline;
}

#endif
