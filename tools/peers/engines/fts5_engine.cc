// SQLite FTS5 over exactly the given tokens: tokenizer ascii with every punctuation character made
// a token character, so that only white space separates (ASCII capitals are folded); detail=full,
// contentless. bm25() has its k1 = 1.2 and b = 0.75 built in.

#include <sqlite3.h>

#include <cctype>
#include <memory>

#include "measurement.h"

namespace {

using peers::Operator;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void execute(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database));
  }
}

Statement prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database));
  }
  return Statement(statement);
}

std::string tokenizer() {
  std::string characters;
  for (int c = 33; c < 127; ++c) {
    if (!std::ispunct(c)) continue;
    characters += static_cast<char>(c);
    // Quoted twice: as a value of the tokenizer and as an argument of the module.
    if (c == '\'' || c == '"') characters += static_cast<char>(c);
  }
  return "\"ascii tokenchars '" + characters + "'\"";
}

Database build(const peers::Options& options, peers::Built& built) {
  const std::string index = options.get("--index");
  std::filesystem::remove_all(index);
  std::filesystem::create_directories(index);
  peers::Stopwatch watch;
  sqlite3* opened = nullptr;
  if (sqlite3_open((index + "/fts5.db").c_str(), &opened) != SQLITE_OK) {
    throw std::runtime_error("cannot create " + index + "/fts5.db");
  }
  Database database(opened);
  execute(opened, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;");
  execute(opened, "CREATE VIRTUAL TABLE body USING fts5(text, content='', detail=full, tokenize=" +
                      tokenizer() + "); BEGIN");
  {
    const Statement insert = prepare(opened, "INSERT INTO body (rowid, text) VALUES (?, ?)");
    std::string text;
    built.passages =
        peers::for_each_passage(options.get("--tokens"), [&, row = 0](const auto& words) mutable {
          text.clear();
          for (const std::string& word : words) text.append(word).push_back(' ');
          sqlite3_bind_int(insert.get(), 1, ++row);
          sqlite3_bind_text(insert.get(), 2, text.data(), int(text.size()), SQLITE_STATIC);
          if (sqlite3_step(insert.get()) != SQLITE_DONE) {
            throw std::runtime_error(sqlite3_errmsg(opened));
          }
          sqlite3_reset(insert.get());
        });
  }
  execute(opened, "COMMIT");
  built.index_seconds = watch.seconds();
  built.index_cpu_seconds = watch.cpu_seconds();
  built.built_bytes = peers::bytes_on_disk(index);
  peers::Stopwatch merging;
  execute(opened, "INSERT INTO body (body) VALUES ('optimize'); VACUUM");
  built.merge_seconds = merging.seconds();
  built.bytes = peers::bytes_on_disk(index);
  return database;
}

std::string quoted(const std::string& word) {
  std::string out = "\"";
  for (char c : word) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string expression(const peers::Words& words, Operator combine) {
  const char* between = combine == Operator::any   ? " OR "
                        : combine == Operator::all ? " AND "
                                                   : " + ";
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + quoted(word);
  return out;
}

void compare(const peers::Options& options) {
  peers::Built built;
  const Database database = build(options, built);
  const Statement select = prepare(
      database.get(), "SELECT rowid, rank FROM body WHERE body MATCH ? ORDER BY rank LIMIT ?");
  const auto answer = [&](const peers::Words& words, Operator combine, unsigned limit,
                          std::vector<peers::Hit>& hits) {
    const std::string match = expression(words, combine);
    sqlite3_bind_text(select.get(), 1, match.data(), int(match.size()), SQLITE_STATIC);
    sqlite3_bind_int(select.get(), 2, int(limit));
    while (sqlite3_step(select.get()) == SQLITE_ROW) {
      hits.push_back({std::uint32_t(sqlite3_column_int(select.get(), 0) - 1),
                      -sqlite3_column_double(select.get(), 1)});
    }
    if (sqlite3_reset(select.get()) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database.get()));
    }
  };
  peers::measure("fts5", options, built, answer);
}

}  // namespace

int main(int argc, char** argv) {
  return peers::run([&] { compare(peers::Options(argc, argv)); }, "fts5_engine");
}
