#include "searcher/cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "searcher/cli/figures.h"
#include "searcher/cli/terminal.h"

namespace fundstelle {

ProgressLine::ProgressLine()
    : start_(std::chrono::steady_clock::now()), visible_(progress_visible()) {}

void ProgressLine::show(const IndexSummary& summary) {
  if (!visible_) return;
  const double seconds = std::max(1e-3, std::chrono::duration<double>(elapsed()).count());
  const double rate = static_cast<double>(summary.bytes) / seconds;
  std::string line = fmt::format("{}, {:.1f} MB/s", counted(summary.read, "article"), rate / 1e6);
  if (summary.bytes_total > 0 && rate > 0) {
    const auto left = summary.bytes_total - std::min(summary.bytes, summary.bytes_total);
    const auto percent = 100 - 100 * left / summary.bytes_total;
    const auto wait = std::chrono::seconds(
        static_cast<std::chrono::seconds::rep>(static_cast<double>(left) / rate + 0.5));
    line += fmt::format(", {} %, {} left", percent, clock(wait));
  }
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressLine::wipe() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

std::chrono::nanoseconds ProgressLine::elapsed() const {
  return std::chrono::steady_clock::now() - start_;
}

}  // namespace fundstelle
