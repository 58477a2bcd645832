// A growing file of judgements: "topic<TAB>article<TAB>grade", one line an answer, written at once,
// so that whatever ends the command loses nothing.
//
// Threads: one.
#pragma once

#include <cstdint>
#include <string>

#include "fundstelle/evaluation.h"

namespace fundstelle {

class JudgementFile {
 public:
  /// Reads what is there; a missing file is made. Throws Error naming the file, and the line if it
  /// is no judgement.
  explicit JudgementFile(std::string path);

  /// Names are those that trec_name gives.
  bool holds(const std::string& topic, const std::string& article) const;

  /// Throws Error(io_error or disk_full).
  void append(const std::string& topic, const std::string& article, int grade);

  /// Takes back the line that append wrote last. Throws Error(io_error) if something else was
  /// written to the file since. Requires: append was called, and not taken back since.
  void take_back(const std::string& topic, const std::string& article);

 private:
  std::string path_;
  Judgements judgements_;
  std::uintmax_t bytes_ = 0;  ///< of the file, as far as we wrote it
};

}  // namespace fundstelle
