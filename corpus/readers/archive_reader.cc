#include "corpus/readers/record_reader.h"

namespace fundstelle {

std::unique_ptr<RecordReader> read_archive(ReaderSetup setup) {
  throw ReadFailure("this format cannot be read yet");
  static_cast<void>(setup);
}

}  // namespace fundstelle
