// Indexes one article and finds it again; the folder of the index is the first argument.
#include <fundstelle/fundstelle.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  fundstelle::IndexWriter writer(argv[1]);
  writer.add(fundstelle::make_article("a1", "Waffenruhe vereinbart",
                                      "Die Waffenruhe gilt ab Montag für dreißig Tage."));
  writer.commit();
  const auto result = fundstelle::Searcher(argv[1]).search("Waffenruhen");
  std::cout << result.hits.size() << " Artikel: " << result.hits.at(0).title << "\n";
}
