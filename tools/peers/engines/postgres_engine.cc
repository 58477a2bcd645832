// PostgreSQL over exactly the given tokens: a tsvector with positions a passage, a GIN index,
// ts_rank. The server is another process; times include the way through its socket.
// Options: those of measurement.h, and --connect with libpq's connection string.

#include <libpq-fe.h>

#include <memory>

#include "measurement.h"

namespace {

using peers::Operator;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Result = std::unique_ptr<PGresult, Clear>;
using Connection = std::unique_ptr<PGconn, Clear>;

Result checked(PGconn* connection, PGresult* raw) {
  Result result(raw);
  const ExecStatusType status = PQresultStatus(raw);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
    throw std::runtime_error(PQerrorMessage(connection));
  }
  return result;
}

Result execute(PGconn* connection, const char* sql) {
  return checked(connection, PQexec(connection, sql));
}

// A lexeme in quotes, as tsvector and tsquery read it.
std::string quoted(const std::string& word) {
  std::string out = "'";
  for (char c : word) out.append(c == '\'' || c == '\\' ? 2 : 1, c);
  return out + '\'';
}

std::string copy_line(std::size_t passage, const peers::Words& words) {
  std::string vector;
  std::size_t position = 0;
  for (const std::string& word : words) {
    vector += quoted(word) + ':' + std::to_string(++position) + ' ';
  }
  std::string line = std::to_string(passage) + '\t';
  for (char c : vector) line.append(c == '\\' ? 2 : 1, c);  // COPY's own escape
  return line + '\n';
}

void copy(PGconn* connection, const std::string& tokens, peers::Built& built) {
  execute(connection, "COPY passages FROM STDIN");
  std::size_t passage = 0;
  built.passages = peers::for_each_passage(tokens, [&](const peers::Words& words) {
    const std::string line = copy_line(passage++, words);
    if (PQputCopyData(connection, line.data(), int(line.size())) != 1) {
      throw std::runtime_error(PQerrorMessage(connection));
    }
  });
  PQputCopyEnd(connection, nullptr);
  checked(connection, PQgetResult(connection));
  while (PGresult* rest = PQgetResult(connection)) PQclear(rest);
}

peers::Built build(PGconn* connection, const peers::Options& options) {
  peers::Built built;
  peers::Stopwatch watch;
  execute(connection, "CREATE UNLOGGED TABLE passages (id integer, words tsvector)");
  copy(connection, options.get("--tokens"), built);
  execute(connection, "CREATE INDEX ON passages USING gin (words) WITH (fastupdate = off)");
  execute(connection, "VACUUM ANALYZE passages");
  built.index_seconds = watch.seconds();
  const Result size = execute(connection, "SELECT pg_total_relation_size('passages')");
  built.bytes = built.built_bytes = std::stoull(PQgetvalue(size.get(), 0, 0));
  return built;
}

std::string query(const peers::Words& words, Operator combine) {
  const char* between = combine == Operator::any   ? " | "
                        : combine == Operator::all ? " & "
                                                   : " <-> ";
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + quoted(word);
  return out;
}

void compare(const peers::Options& options) {
  const Connection connection(PQconnectdb(options.get("--connect").c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
  const peers::Built built = build(connection.get(), options);
  checked(connection.get(),
          PQprepare(connection.get(), "best",
                    "SELECT id, ts_rank(words, $1::tsquery) AS score FROM passages"
                    " WHERE words @@ $1::tsquery ORDER BY score DESC LIMIT $2::integer",
                    2, nullptr));
  const auto answer = [&](const peers::Words& words, Operator combine, unsigned limit,
                          std::vector<peers::Hit>& hits) {
    const std::string match = query(words, combine), count = std::to_string(limit);
    const char* values[] = {match.c_str(), count.c_str()};
    const Result rows = checked(
        connection.get(), PQexecPrepared(connection.get(), "best", 2, values, nullptr, nullptr, 0));
    for (int row = 0; row < PQntuples(rows.get()); ++row) {
      hits.push_back({std::uint32_t(std::strtoul(PQgetvalue(rows.get(), row, 0), nullptr, 10)),
                      std::strtod(PQgetvalue(rows.get(), row, 1), nullptr)});
    }
  };
  peers::measure("postgres", options, built, answer, peers::Phrases::answered, peers::Clock::wall);
}

}  // namespace

int main(int argc, char** argv) {
  return peers::run([&] { compare(peers::Options(argc, argv)); }, "postgres_engine");
}
