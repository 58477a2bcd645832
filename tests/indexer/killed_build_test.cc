// A process that is killed while it builds: whatever was committed can be read, and the next run
// ends with what an undisturbed one gives. The kill comes before every single call that makes a
// change count (rename, fsync, removal), and at random moments.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "fundstelle/fundstelle.h"
#include "tests/fixtures/scratch_directory.h"

namespace {

long steps_left = -1;  // negative: nothing is counted

void step() {
  if (steps_left > 0 && --steps_left == 0) raise(SIGKILL);
}

}  // namespace

// In place of the C library's, for this program and the libraries it loads.
extern "C" {
int rename(const char* from, const char* to) noexcept {
  step();
  return static_cast<int>(syscall(SYS_rename, from, to));
}
int remove(const char* path) noexcept {
  step();
  const auto failed = static_cast<int>(syscall(SYS_unlink, path));
  return failed == 0 ? 0 : rmdir(path);
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  step();
  return static_cast<int>(syscall(SYS_unlinkat, folder, path, flags));
}
int fsync(int descriptor) {
  step();
  return static_cast<int>(syscall(SYS_fsync, descriptor));
}
int fdatasync(int descriptor) {
  step();
  return static_cast<int>(syscall(SYS_fdatasync, descriptor));
}
}

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 60;

// The second edition changes a third of the articles and has ten more.
void write_edition(const std::string& path, int edition) {
  const std::vector<std::string> nouns{"Hafen", "Brücke", "Schulreform", "Haushalt", "Waldbrand"};
  std::ofstream file(path);
  for (int i = 0; i < kArticles + 10 * (edition - 1); ++i) {
    const int version = i % 3 == 0 ? edition : 1;
    file << R"({"id":"a)" << i << R"(","title":"Bericht )" << i << R"(","text":")";
    for (int s = 0; s < 30; ++s) {
      file << "Über " << nouns[static_cast<std::size_t>(i + s) % nouns.size()] << " Nummer "
           << i * s % 17 << " berät der Stadtrat in Fassung " << version << " am Abend. ";
    }
    file << "\"}\n";
  }
}

void build(const std::string& index, const std::string& input) {
  WriterOptions options;
  options.threads = 1;
  options.memory_bytes = 1'200'000;  // several batches, several commits a run
  IndexWriter(index, options).add_files({input});
}

// Runs build() in a process of its own; true if it came to its end.
bool build_apart(const std::string& index, const std::string& input, long kill_at_step,
                 unsigned kill_after_us) {
  const pid_t child = fork();
  if (child == 0) {
    steps_left = kill_at_step;
    try {
      build(index, input);
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  if (kill_after_us > 0) {
    usleep(kill_after_us);
    kill(child, SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the run failed";
  return WIFEXITED(status);
}

// Ids and scores of some searches, as text.
std::string answers(const std::string& index) {
  const Searcher searcher(index);
  std::string text;
  for (const char* query : {"Hafen", "Brücke Haushalt", "\"Fassung 2\"", "Waldbrand Stadtrat"}) {
    for (const ArticleHit& hit : searcher.search(query).hits) {
      text += hit.id + " " + std::to_string(hit.score) + "\n";
    }
  }
  return text;
}

class KilledBuild : public ::testing::Test {
 protected:
  KilledBuild() {
    write_edition(first_, 1);
    write_edition(second_, 2);
    build(scratch_ / "before", first_);
    fs::copy(scratch_ / "before", scratch_ / "whole", fs::copy_options::recursive);
    build(scratch_ / "whole", second_);
    wanted_ = answers(scratch_ / "whole");
  }

  // The next run ends what was killed.
  void finish(const std::string& index) {
    build(index, second_);
    EXPECT_EQ(answers(index), wanted_);
    const Searcher searcher(index);
    EXPECT_EQ(searcher.info().articles, std::uint64_t{kArticles + 10});
    EXPECT_TRUE(searcher.info().notes.empty());
    EXPECT_TRUE(searcher.check().empty());
  }

  // Kills an update of the first edition to the second; true if it came to its end before that.
  bool kill_and_finish(long step, unsigned microseconds) {
    const std::string index = scratch_ / "killed";
    fs::remove_all(index);
    fs::copy(scratch_ / "before", index, fs::copy_options::recursive);
    const bool ended = build_apart(index, second_, step, microseconds);
    {
      const Searcher searcher(index);
      EXPECT_GE(searcher.info().articles, std::uint64_t{kArticles});
      EXPECT_TRUE(searcher.check().empty())
          << searcher.check().front().where << ": " << searcher.check().front().reason;
    }
    finish(index);
    return ended;
  }

  testing::ScratchDirectory scratch_;
  std::string first_ = scratch_ / "first.jsonl";
  std::string second_ = scratch_ / "second.jsonl";
  std::string wanted_;
};

TEST_F(KilledBuild, AtEveryStep) {
  long step = 1;
  while (!HasFailure() && !kill_and_finish(step, 0)) ++step;
  EXPECT_GT(step, 20);  // several commits, each with its files
}

TEST_F(KilledBuild, AtRandomMoments) {
  std::mt19937 random(11);
  int killed = 0;
  for (int i = 0; i < 15 && !HasFailure(); ++i) {
    killed += kill_and_finish(-1, 1 + static_cast<unsigned>(random() % 120'000)) ? 0 : 1;
  }
  EXPECT_GT(killed, 0);
}

TEST_F(KilledBuild, WhileTheIndexIsMade) {
  const std::string index = scratch_ / "new";
  long step = 0;
  for (bool ended = false; !ended && !HasFailure();) {
    fs::remove_all(index);
    ended = build_apart(index, second_, ++step, 0);
    finish(index);
  }
  EXPECT_GT(step, 20);
}

}  // namespace
}  // namespace fundstelle
