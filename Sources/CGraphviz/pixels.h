// A device of our own: what Cairo drew comes back as pixels, to be packed where nobody else waits.
#ifndef CGRAPHVIZ_PIXELS_H
#define CGRAPHVIZ_PIXELS_H

#include <gvplugin.h>
#include <gvplugin_device.h>
#include <gvcjob.h>

/// Graphviz exports it, and keeps the header that declares it to itself.
extern size_t gvwrite(GVJ_t *job, const char *bytes, size_t count);

/// The width and the height in front of the pixels, each as four bytes in the machine's order.
struct shim_pixels_head {
  unsigned width;
  unsigned height;
};

static inline void shim_write_pixels(GVJ_t *job) {
  struct shim_pixels_head head = {job->width, job->height};
  gvwrite(job, (const char *)&head, sizeof head);
  gvwrite(job, job->imagedata, 4 * (size_t)job->width * job->height);
}

/// The device `pixels`, which Graphviz's Cairo renderer draws for; its list entry has this name.
static inline void *shim_pixels_library(void) {
  static gvdevice_engine_t engine = {NULL, shim_write_pixels, NULL};
  static gvdevice_features_t features = {
      GVDEVICE_BINARY_FORMAT | GVDEVICE_DOES_TRUECOLOR, {0, 0}, {0, 0}, {96, 96}};
  static gvplugin_installed_t types[] = {{0, "pixels:cairo", 0, &engine, &features},
                                         {0, NULL, 0, NULL, NULL}};
  static gvplugin_api_t interfaces[] = {{API_device, types}, {(api_t)0, NULL}};
  static gvplugin_library_t library = {"pixels", interfaces};
  return &library;
}

#endif
