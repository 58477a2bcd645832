// Who wrote it: lines that name a text's writers.
//
// Threads: pure functions over immutable tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// Writers in a line that introduces them: "Von Ragna Tillmann und Kai Quast, Landfunk", "Ein
/// Bericht von …", "Text: …", "Das Interview führte …". Empty if the line is no byline.
/// Photographers ("(Fotos)") and agencies are no writers.
std::vector<std::string> read_byline(std::string_view line);

/// The same in a line that states the date as well, where the name may also stand alone:
/// "Von Ragna Tillmann | 12.03.24, 08:15 Uhr", "Ida Wiegand 12. März 2024".
std::vector<std::string> read_dated_byline(std::string_view line);

/// Writers in a line that is nothing but names, with a place, an agency or an office at most:
/// "Kai Behrend, dpa". The first must have a known given name, for such lines may name anything;
/// where it stands has to tell that it means the writer.
std::vector<std::string> read_bare_names(std::string_view line);

/// What stands below a writer's name: "Leitende Redakteurin", "Reporter für Politik".
bool names_office(std::string_view line);

}  // namespace fundstelle
