// One line on a terminal that says how far an indexing run is; nothing where nobody watches.
#pragma once

#include <chrono>

#include "fundstelle/index_writer.h"

namespace fundstelle {

/// Draws on standard error if that is a terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { wipe(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IndexSummary& summary);
  void wipe();
  std::chrono::nanoseconds elapsed() const;

 private:
  std::chrono::steady_clock::time_point start_;
  bool visible_;
  bool drawn_ = false;
};

}  // namespace fundstelle
