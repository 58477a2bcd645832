// Groonga in process over exactly the given tokens: TokenDelimit (white space), no normaliser, an
// index column with positions built after loading (its fast way). Groonga has no BM25; the score is
// scorer_tf_idf, rounded to whole numbers by its result set. The text column stays stored, as the
// index needs its source.

#include <groonga.h>

#include <charconv>

#include "measurement.h"

namespace {

using peers::Operator;

class Groonga {
 public:
  explicit Groonga(const std::string& path) {
    grn_init();
    grn_ctx_init(&context_, 0);
    if (!grn_db_create(&context_, path.c_str(), nullptr)) {
      throw std::runtime_error("groonga cannot create " + path);
    }
  }
  ~Groonga() {
    grn_obj_close(&context_, grn_ctx_db(&context_));
    grn_ctx_fin(&context_);
    grn_fin();
  }
  Groonga(const Groonga&) = delete;
  Groonga& operator=(const Groonga&) = delete;

  std::string_view send(const std::string& command) {
    grn_ctx_send(&context_, command.data(), unsigned(command.size()), 0);
    const grn_rc status = context_.rc;  // receiving resets it
    char* output = nullptr;
    unsigned size = 0;
    int flags = 0;
    grn_ctx_recv(&context_, &output, &size, &flags);
    if (status != GRN_SUCCESS) throw std::runtime_error(command + ": " + context_.errbuf);
    return {output, size};
  }

  grn_ctx* context() { return &context_; }

 private:
  grn_ctx context_;
};

void load(Groonga& groonga, const std::string& tokens, peers::Built& built) {
  grn_ctx* context = groonga.context();
  grn_obj* table = grn_ctx_get(context, "Passages", -1);
  grn_obj* column = grn_ctx_get(context, "Passages.text", -1);
  grn_obj value;
  GRN_TEXT_INIT(&value, 0);
  built.passages = peers::for_each_passage(tokens, [&](const peers::Words& words) {
    GRN_BULK_REWIND(&value);
    for (const std::string& word : words) {
      GRN_TEXT_PUT(context, &value, word.data(), word.size());
      GRN_TEXT_PUTC(context, &value, ' ');
    }
    const grn_id id = grn_table_add(context, table, nullptr, 0, nullptr);
    grn_obj_set_value(context, column, id, &value, GRN_OBJ_SET);
  });
  GRN_OBJ_FIN(context, &value);
}

void build(Groonga& groonga, const peers::Options& options, peers::Built& built) {
  peers::Stopwatch watch;
  groonga.send("table_create Passages TABLE_NO_KEY");
  groonga.send("column_create Passages text COLUMN_SCALAR LongText");
  load(groonga, options.get("--tokens"), built);
  groonga.send("table_create Lexicon TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit");
  groonga.send("column_create Lexicon place COLUMN_INDEX|WITH_POSITION Passages text");
  groonga.send("io_flush");
  built.index_seconds = watch.seconds();
  built.index_cpu_seconds = watch.cpu_seconds();
  built.bytes = built.built_bytes = peers::bytes_on_disk(options.get("--index"));
}

// The words of a query in groonga's query syntax, quoted once for it and once for the command line.
std::string command(const peers::Words& words, Operator combine, unsigned limit) {
  std::string query;
  const auto append = [&](std::string_view text) {
    for (char c : text) {
      if (c == '\\' || c == '"') query += "\\\\\\";
      if (c == '\'') query += '\\';
      query += c;
    }
  };
  for (const std::string& word : words) {
    if (combine == Operator::phrase) {
      query += query.empty() ? "\"" : " ";
    } else {
      query += query.empty() ? "\"" : combine == Operator::any ? " OR \"" : " \"";
    }
    append(word);
    if (combine != Operator::phrase) query += '"';
  }
  if (combine == Operator::phrase) query += '"';
  return "select Passages --match_columns 'scorer_tf_idf(text)' --query '" + query +
         "' --match_escalation_threshold -1 --output_columns _id,_score --sort_keys -_score"
         " --cache no --limit " +
         std::to_string(limit);
}

// Reads [[[n],[["_id","UInt32"],["_score","Int32"]],[id,score],…]].
void parse(std::string_view json, std::vector<peers::Hit>& hits) {
  std::size_t at = json.find("]],");
  while (at != std::string_view::npos && (at = json.find('[', at + 1)) != std::string_view::npos) {
    peers::Hit hit{};
    const char* end = json.data() + json.size();
    const auto id = std::from_chars(json.data() + at + 1, end, hit.passage);
    std::from_chars(id.ptr + 1, end, hit.score);
    --hit.passage;
    hits.push_back(hit);
  }
}

void compare(const peers::Options& options) {
  const std::string index = options.get("--index");
  std::filesystem::remove_all(index);
  std::filesystem::create_directories(index);
  Groonga groonga(index + "/db");
  peers::Built built;
  build(groonga, options, built);
  const auto answer = [&](const peers::Words& words, Operator combine, unsigned limit,
                          std::vector<peers::Hit>& hits) {
    parse(groonga.send(command(words, combine, limit)), hits);
  };
  peers::measure("groonga", options, built, answer);
}

}  // namespace

int main(int argc, char** argv) {
  return peers::run([&] { compare(peers::Options(argc, argv)); }, "groonga_engine");
}
