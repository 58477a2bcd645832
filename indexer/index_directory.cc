#include "indexer/index_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>
#include <vector>

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

[[noreturn]] void throw_errno(const fs::path& path, const std::string& action) {
  const int code = errno;
  throw Error(code == ENOSPC || code == EFBIG ? ErrorCode::disk_full : ErrorCode::io_error,
              "cannot " + action + " " + quoted(path) + ": " + std::strerror(code));
}

}  // namespace

Manifest read_manifest(const IndexPaths& paths) {
  std::ifstream file(paths.manifest(), std::ios::binary);
  if (!file) {
    throw Error(ErrorCode::index_missing,
                "there is no index at " + quoted(paths.root) +
                    " (no fundstelle.json); create one with 'fundstelle index --index " +
                    paths.root.string() + " PATH'");
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  try {
    const nlohmann::json json = nlohmann::json::parse(text);
    return {json.at("format").get<int>(), json.at("fingerprint").get<std::string>(),
            json.value("created_by", ""), json.value("articles", kFirstArticles)};
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::index_corrupt, quoted(paths.manifest()) +
                                              " is not a valid manifest; rebuild the index from "
                                              "its sources");
  }
}

fs::path articles_folder(const IndexPaths& paths) {
  if (!fs::exists(paths.manifest())) return paths.root / kFirstArticles;
  return paths.root / read_manifest(paths).articles;
}

std::int64_t manifest_stamp(const IndexPaths& paths) {
  struct stat status {};
  if (stat(paths.manifest().c_str(), &status) != 0) return 0;
  return (std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec) ^
         static_cast<std::int64_t>(status.st_ino << 32U);
}

void remove_stray_articles(const IndexPaths& paths) {
  const std::string current = articles_folder(paths).filename().string();
  std::vector<fs::path> strays;
  for (const auto& entry : fs::directory_iterator(paths.root)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.starts_with(kFirstArticles) && name != current) {
      strays.push_back(entry.path());
    }
  }
  strays.push_back(paths.batches());
  std::error_code ignored;
  for (const fs::path& stray : strays) fs::remove_all(stray, ignored);
}

void write_manifest(const IndexPaths& paths, const Manifest& manifest) {
  const fs::path aside = paths.root / "fundstelle.json.new";
  const nlohmann::ordered_json json = {{"format", manifest.format},
                                       {"fingerprint", manifest.fingerprint},
                                       {"created_by", manifest.created_by},
                                       {"articles", manifest.articles}};
  {
    std::ofstream file(aside, std::ios::binary | std::ios::trunc);
    file << json.dump(2) << '\n';
    file.flush();
    if (!file) throw_errno(aside, "write");
  }
  fs::rename(aside, paths.manifest());
}

void require_compatible(const IndexPaths& paths, const Manifest& manifest,
                        const std::string& fingerprint) {
  if (manifest.format != kIndexFormatVersion) {
    throw Error(ErrorCode::index_incompatible,
                "the index at " + quoted(paths.root) + " has format version " +
                    std::to_string(manifest.format) + ", this program reads version " +
                    std::to_string(kIndexFormatVersion) + "; rebuild it from its sources");
  }
  if (manifest.fingerprint != fingerprint) {
    throw Error(ErrorCode::index_incompatible, "the index at " + quoted(paths.root) +
                                                   " was analysed by other rules (fingerprint " +
                                                   manifest.fingerprint + ", this program has " +
                                                   fingerprint + "); rebuild it from its sources");
  }
}

WriterLock::WriterLock(const IndexPaths& paths, std::chrono::milliseconds wait) {
  descriptor_ = open(paths.lock().c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw_errno(paths.lock(), "open");
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      close(descriptor_);
      throw_errno(paths.lock(), "lock");
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      close(descriptor_);
      throw Error(ErrorCode::index_locked, "another process is writing to the index at " +
                                               quoted(paths.root) +
                                               "; wait until it has finished and run this again");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

void rethrow_as_error(const IndexPaths& paths) {
  const std::string where = "index at " + quoted(paths.root);
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Xapian::DatabaseLockError& e) {
    throw Error(ErrorCode::index_locked, where + " is locked by another writer: " + e.get_msg());
  } catch (const Xapian::DatabaseVersionError& e) {
    throw Error(ErrorCode::index_incompatible,
                where + " was written by another version of Xapian: " + e.get_msg());
  } catch (const Xapian::DatabaseCorruptError& e) {
    throw Error(ErrorCode::index_corrupt,
                where + " is damaged: " + e.get_msg() + "; rebuild it from its sources");
  } catch (const Xapian::Error& e) {
    const char* system = e.get_error_string();
    const std::string text = e.get_msg() + (system != nullptr ? std::string(": ") + system : "");
    const bool full = system != nullptr && (std::strcmp(system, std::strerror(ENOSPC)) == 0 ||
                                            std::strcmp(system, std::strerror(EFBIG)) == 0);
    throw Error(
        full ? ErrorCode::disk_full : ErrorCode::io_error,
        where + (full ? ": no space is left; what was committed before is intact: " : ": ") + text);
  } catch (const std::system_error& e) {
    const bool full = e.code() == std::errc::no_space_on_device;
    throw Error(full ? ErrorCode::disk_full : ErrorCode::io_error, where + ": " + e.what());
  }
}

}  // namespace fundstelle
