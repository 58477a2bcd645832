#include "searcher/cli/judgement_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "fundstelle/error.h"
#include "searcher/cli/topic_runs.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_writing(const std::string& path, int reason) {
  throw Error(reason == ENOSPC ? ErrorCode::disk_full : ErrorCode::io_error,
              "cannot write judgements to " + path + ": " + std::strerror(reason));
}

bool ends_within_line(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file || file.tellg() == std::streampos(0)) return false;
  file.seekg(-1, std::ios::end);
  return file.get() != '\n';
}

}  // namespace

JudgementFile::JudgementFile(std::string path) : path_(std::move(path)) {
  if (fs::exists(path_)) judgements_ = read_judgements(path_);
  // Before anyone has answered anything: can it be written?
  errno = 0;
  if (!std::ofstream(path_, std::ios::binary | std::ios::app)) fail_writing(path_, errno);
  bytes_ = fs::file_size(path_);
}

bool JudgementFile::holds(const std::string& topic, const std::string& article) const {
  const auto judged = judgements_.find(topic);
  return judged != judgements_.end() && judged->second.contains(article);
}

void JudgementFile::append(const std::string& topic, const std::string& article, int grade) {
  const bool torn = ends_within_line(path_);
  errno = 0;
  std::ofstream file(path_, std::ios::binary | std::ios::app);
  if (torn) file << '\n';
  file << topic << '\t' << article << '\t' << grade << '\n';
  file.close();
  if (!file) fail_writing(path_, errno != 0 ? errno : EIO);
  judgements_[topic][article] = grade;
  bytes_ = fs::file_size(path_);
}

void JudgementFile::take_back(const std::string& topic, const std::string& article) {
  const int grade = judgements_.at(topic).at(article);
  const std::uintmax_t line =
      topic.size() + article.size() + std::to_string(grade).size() + std::strlen("\t\t\n");
  std::error_code failure;
  if (fs::file_size(path_, failure) != bytes_ || bytes_ < line) {
    throw Error(ErrorCode::io_error,
                path_ + " was changed by something else; mend the line there by hand");
  }
  fs::resize_file(path_, bytes_ - line, failure);
  if (failure) fail_writing(path_, failure.value());
  bytes_ -= line;
  judgements_[topic].erase(article);
}

}  // namespace fundstelle
