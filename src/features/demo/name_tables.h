#pragma once

#include <array>
#include <string_view>

// The words that made-up names are composed of.
namespace clientela::demo_words {

using Words = std::array<std::string_view, 24>;
struct Spelled {
  std::string_view name, ascii;
};
struct Family {
  std::string_view male, female;
};
struct Trade {
  std::string_view name, ascii, industry;
};

inline constexpr Words english_men{"James",  "Oliver", "Harry",  "George", "Noah",  "Jack",
                                   "Leo",    "Arthur", "Oscar",  "Henry",  "Theo",  "Samuel",
                                   "Daniel", "Edward", "Thomas", "Peter",  "Simon", "Martin",
                                   "Adam",   "Robert", "Hugh",   "Graham", "Neil",  "Colin"};
inline constexpr Words english_women{"Olivia", "Amelia",  "Isla",   "Ava",   "Grace", "Freya",
                                     "Lily",   "Emily",   "Ivy",    "Ella",  "Rosie", "Sophie",
                                     "Alice",  "Jane",    "Helen",  "Laura", "Karen", "Fiona",
                                     "Clare",  "Heather", "Joanna", "Ruth",  "Susan", "Wendy"};
inline constexpr Words english_families{"Smith",  "Jones",  "Taylor", "Brown",  "Walker", "Wright",
                                        "Green",  "Hall",   "Wood",   "Clarke", "Hughes", "Turner",
                                        "Parker", "Cooper", "Ward",   "Morris", "Watson", "Bailey",
                                        "Carter", "Shaw",   "Mason",  "Hunt",   "Reid",   "Fraser"};
inline constexpr Words czech_men{"Jan",   "Petr",   "Tomáš",   "Pavel",  "Jakub", "Martin",
                                 "Lukáš", "Ondřej", "Vojtěch", "Filip",  "David", "Karel",
                                 "Marek", "Josef",  "Jiří",    "Michal", "Adam",  "Matěj",
                                 "Radek", "Zdeněk", "Roman",   "Aleš",   "Miloš", "Vít"};
inline constexpr Words czech_women{"Jana",     "Eva",    "Anna",   "Marie",    "Lucie", "Lenka",
                                   "Kateřina", "Petra",  "Tereza", "Veronika", "Hana",  "Alena",
                                   "Barbora",  "Ivana",  "Zuzana", "Markéta",  "Klára", "Jitka",
                                   "Šárka",    "Monika", "Dana",   "Simona",   "Radka", "Nela"};
inline constexpr std::array<Family, 24> czech_families{{{"Novák", "Nováková"},
                                                        {"Svoboda", "Svobodová"},
                                                        {"Dvořák", "Dvořáková"},
                                                        {"Černý", "Černá"},
                                                        {"Procházka", "Procházková"},
                                                        {"Kučera", "Kučerová"},
                                                        {"Veselý", "Veselá"},
                                                        {"Horák", "Horáková"},
                                                        {"Němec", "Němcová"},
                                                        {"Pokorný", "Pokorná"},
                                                        {"Král", "Králová"},
                                                        {"Beneš", "Benešová"},
                                                        {"Fiala", "Fialová"},
                                                        {"Sedláček", "Sedláčková"},
                                                        {"Doležal", "Doležalová"},
                                                        {"Zeman", "Zemanová"},
                                                        {"Kolář", "Kolářová"},
                                                        {"Kříž", "Křížová"},
                                                        {"Beran", "Beranová"},
                                                        {"Urban", "Urbanová"},
                                                        {"Vaněk", "Vaňková"},
                                                        {"Blažek", "Blažková"},
                                                        {"Kratochvíl", "Kratochvílová"},
                                                        {"Ryba", "Rybová"}}};
inline constexpr Words cyrillic_men{"Алексей", "Иван",    "Дмитрий", "Сергей", "Андрей", "Михаил",
                                    "Павел",   "Николай", "Юрий",    "Олег",   "Виктор", "Антон",
                                    "Борис",   "Глеб",    "Кирилл",  "Максим", "Роман",  "Степан",
                                    "Тимур",   "Фёдор",   "Богдан",  "Тарас",  "Леонид", "Артём"};
inline constexpr Words cyrillic_women{
    "Ольга",  "Анна",   "Елена",  "Мария",   "Наталья", "Ирина",    "Светлана", "Татьяна",
    "Юлия",   "Дарья",  "Вера",   "Надежда", "Полина",  "Ксения",   "Алина",    "Галина",
    "Лариса", "Оксана", "Марина", "Софья",   "Тамара",  "Виктория", "Людмила",  "Зоя"};
inline constexpr std::array<Family, 24> cyrillic_families{
    {{"Смирнов", "Смирнова"},    {"Иванов", "Иванова"},        {"Кузнецов", "Кузнецова"},
     {"Соколов", "Соколова"},    {"Шпитонков", "Шпитонкова"},  {"Морозов", "Морозова"},
     {"Волков", "Волкова"},      {"Лебедев", "Лебедева"},      {"Козлов", "Козлова"},
     {"Новиков", "Новикова"},    {"Петренко", "Петренко"},     {"Шевченко", "Шевченко"},
     {"Ковальчук", "Ковальчук"}, {"Бондаренко", "Бондаренко"}, {"Орлов", "Орлова"},
     {"Жуков", "Жукова"},        {"Фролов", "Фролова"},        {"Гусев", "Гусева"},
     {"Титов", "Титова"},        {"Белов", "Белова"},          {"Щербаков", "Щербакова"},
     {"Юдин", "Юдина"},          {"Яковлев", "Яковлева"},      {"Ершов", "Ершова"}}};
inline constexpr std::array<Spelled, 16> korean_families{{{"김", "kim"},
                                                          {"이", "lee"},
                                                          {"박", "park"},
                                                          {"최", "choi"},
                                                          {"정", "jung"},
                                                          {"강", "kang"},
                                                          {"조", "cho"},
                                                          {"윤", "yoon"},
                                                          {"장", "jang"},
                                                          {"임", "lim"},
                                                          {"한", "han"},
                                                          {"오", "oh"},
                                                          {"서", "seo"},
                                                          {"신", "shin"},
                                                          {"권", "kwon"},
                                                          {"황", "hwang"}}};
inline constexpr std::array<Spelled, 16> korean_given{{{"민준", "minjun"},
                                                       {"서연", "seoyeon"},
                                                       {"지훈", "jihoon"},
                                                       {"지우", "jiwoo"},
                                                       {"민서", "minseo"},
                                                       {"하준", "hajun"},
                                                       {"수빈", "subin"},
                                                       {"예은", "yeeun"},
                                                       {"도윤", "doyun"},
                                                       {"은지", "eunji"},
                                                       {"현우", "hyunwoo"},
                                                       {"유진", "yujin"},
                                                       {"성민", "sungmin"},
                                                       {"혜진", "hyejin"},
                                                       {"태현", "taehyun"},
                                                       {"소영", "soyoung"}}};

inline constexpr std::array<std::string_view, 20> english_firms{
    "Green",  "Harbour", "Oak",    "Silver", "North", "River", "Bright", "Hill", "Maple",  "Stone",
    "Willow", "Castle",  "Bridge", "Fox",    "Heron", "Lark",  "Elder",  "Wren", "Linden", "Quay"};
inline constexpr std::array<Trade, 8> english_trades{
    {{"Office Supplies", "office", "Retail"},
     {"Books", "books", "Books"},
     {"Design Studio", "design", "Design"},
     {"Hotel", "hotel", "Hotels"},
     {"School", "school", "Education"},
     {"Legal", "legal", "Law"},
     {"Clinic", "clinic", "Health"},
     {"Architects", "architects", "Architecture"}}};
inline constexpr std::array<std::string_view, 20> czech_firms{
    "U Anděla", "Pod Kaštany", "Na Rohu",  "Komenského", "Morava", "Metropol",    "Slavia",
    "Host",     "Zlatý lev",   "Beran",    "U Mostu",    "Ořech",  "Na Provázku", "Lípa",
    "Kalich",   "Severka",     "Jitřenka", "Modrá",      "U Lípy", "Pramen"};
inline constexpr std::array<Trade, 8> czech_trades{
    {{"Papírnictví", "papirnictvi", "Retail"},
     {"Knihkupectví", "knihy", "Books"},
     {"Hotel", "hotel", "Hotels"},
     {"Základní škola", "skola", "Education"},
     {"Divadlo", "divadlo", "Culture"},
     {"Nakladatelství", "nakladatelstvi", "Publishing"},
     {"Advokátní kancelář", "advokati", "Law"},
     {"Kavárna", "kavarna", "Restaurants"}}};
inline constexpr std::array<std::string_view, 14> cyrillic_firms{
    "Северный ветер", "Лира",   "Восход", "Радуга", "Парус",    "Каштан",  "Маяк",
    "Журавль",        "Ладога", "Аврора", "Родник", "Гармония", "Вершина", "Сирин"};
inline constexpr std::array<Trade, 7> cyrillic_trades{{{"Типография", "tipografia", "Printing"},
                                                       {"Гостиница", "hotel", "Hotels"},
                                                       {"Книжный дом", "knigi", "Books"},
                                                       {"Студия", "studia", "Design"},
                                                       {"Школа", "shkola", "Education"},
                                                       {"Бюро", "buro", "Architecture"},
                                                       {"Кафе", "kafe", "Restaurants"}}};
inline constexpr std::array<Spelled, 12> korean_firms{{{"서울", "seoul"},
                                                       {"한강", "hangang"},
                                                       {"푸른", "pureun"},
                                                       {"새벽", "saebyeok"},
                                                       {"누리", "nuri"},
                                                       {"가람", "garam"},
                                                       {"다온", "daon"},
                                                       {"해든", "haeden"},
                                                       {"미르", "mir"},
                                                       {"은하", "eunha"},
                                                       {"솔빛", "solbit"},
                                                       {"라온", "raon"}}};
inline constexpr std::array<Trade, 7> korean_trades{{{"문구", "mungu", "Retail"},
                                                     {"서점", "books", "Books"},
                                                     {"디자인", "design", "Design"},
                                                     {"호텔", "hotel", "Hotels"},
                                                     {"학원", "school", "Education"},
                                                     {"출판사", "press", "Publishing"},
                                                     {"카페", "cafe", "Restaurants"}}};

inline constexpr std::array<std::string_view, 8> english_cities{
    "London", "Bristol", "Leeds", "York", "Edinburgh", "Dublin", "Oxford", "Cardiff"};
inline constexpr std::array<std::string_view, 8> czech_cities{
    "Praha", "Brno", "Ostrava", "Plzeň", "Olomouc", "Liberec", "Zlín", "Tábor"};
inline constexpr std::array<std::string_view, 6> cyrillic_cities{"Рига",  "Київ",    "Алматы",
                                                                 "Нарва", "Тбилиси", "Минск"};
inline constexpr std::array<std::string_view, 6> cyrillic_countries{
    "Latvia", "Ukraine", "Kazakhstan", "Estonia", "Georgia", "Belarus"};
inline constexpr std::array<std::string_view, 5> korean_cities{"서울", "부산", "대구", "인천",
                                                               "제주"};
inline constexpr std::array<std::string_view, 8> english_streets{
    "High Street", "Mill Lane",   "Station Road",  "Church Street",
    "Park Row",    "King's Walk", "Bridge Street", "Orchard Close"};
inline constexpr std::array<std::string_view, 8> czech_streets{
    "Nádražní", "Masarykova", "Lipová", "Zahradní", "Dlouhá", "Husova", "Polní", "Jiráskova"};
inline constexpr std::array<std::string_view, 6> cyrillic_streets{
    "ул. Садовая", "ул. Мира", "ул. Лесная", "пр. Свободы", "ул. Речная", "ул. Школьная"};
inline constexpr std::array<std::string_view, 5> korean_streets{"세종대로", "강남대로", "을지로",
                                                                "한강로", "중앙로"};

}  // namespace clientela::demo_words
