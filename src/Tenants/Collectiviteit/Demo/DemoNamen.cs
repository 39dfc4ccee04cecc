namespace Collectiviteit.Demo;

/// <summary>Invented names as they occur on a Dutch payroll; any likeness to a person is chance.</summary>
internal static class DemoNamen
{
    public static readonly string[] Vrouwen =
    [
        "Anna", "Sanne", "Femke", "Lotte", "Marieke", "Ingrid", "Wilma", "Sjoukje", "Nynke", "Fenna", "Fatima", "Samira", "Naima", "Khadija", "Elif", "Zeynep",
        "Ayşe", "Özlem", "Agnieszka", "Małgorzata", "Łucja", "Zofia", "Priya", "Shanti", "Anushka", "Cheryl", "Ioana", "Ștefania", "Andreea", "Emma", "Julia", "Eva",
    ];

    public static readonly string[] Mannen =
    [
        "Jan", "Pieter", "Daan", "Bram", "Sjoerd", "Wiebe", "Durk", "Jelle", "Kees", "Henk", "Mohammed", "Youssef", "Rachid", "Hamza", "Mehmet", "Emre", "Çağlar",
        "İbrahim", "Paweł", "Łukasz", "Krzysztof", "Wojciech", "Rajesh", "Winston", "Orlando", "Ștefan", "Gheorghe", "Mihai", "Lucas", "Thijs", "Ruben", "Noah",
    ];

    /// <summary>Prefix and surname.</summary>
    public static readonly (string? Tussenvoegsel, string Naam)[] Achternamen =
    [
        (null, "Bakker"), (null, "Visser"), (null, "Smit"), (null, "Mulder"), (null, "Bos"), (null, "Vos"), (null, "Hendriks"), (null, "Dekker"), (null, "Brouwer"),
        ("de", "Vries"), ("de", "Boer"), ("de", "Groot"), ("van", "Dijk"), ("van", "Leeuwen"), ("van den", "Berg"), ("van der", "Poel"), ("van der", "Meer"),
        ("van 't", "Hof"), ("ter", "Haar"), ("ten", "Brink"), ("in 't", "Veld"), ("op den", "Kamp"), (null, "Jansen-de Vries"), (null, "Smit-Visser"), (null, "d'Ancona"),
        (null, "Hoekstra"), (null, "Dijkstra"), (null, "Terpstra"), (null, "Wiersma"), (null, "Zijlstra"), (null, "Postma"),
        ("el", "Idrissi"), ("el", "Amrani"), (null, "Benali"), (null, "Bouazza"), (null, "Aït Ouali"), ("el", "Khattabi"),
        (null, "Yılmaz"), (null, "Kaya"), (null, "Şahin"), (null, "Çelik"), (null, "Öztürk"), (null, "Yıldız"),
        (null, "Kowalski"), (null, "Wiśniewska"), (null, "Wójcik"), (null, "Zieliński"), (null, "Łuczak"), (null, "Dąbrowski"),
        (null, "Ramdin"), (null, "Soekhoe"), (null, "Biervliet"), (null, "Mohan"), (null, "Pengel"),
        (null, "Popescu"), (null, "Ionescu"), (null, "Țăran"), (null, "Dumitrășcu"),
    ];

    public static readonly (string Postcode, string Plaats, string Straat)[] Adressen =
    [
        ("6811 AB", "Arnhem", "Lindelaan"), ("3512 CD", "Utrecht", "Wilgenstraat"), ("9724 EF", "Groningen", "Oosterweg"), ("8911 GH", "Leeuwarden", "Eewal"),
        ("2511 JK", "Den Haag", "Prinsegracht"), ("3011 LM", "Rotterdam", "Hoogstraat"), ("5611 NP", "Eindhoven", "Kerkstraat"), ("7511 RS", "Enschede", "Molenweg"),
        ("4811 TV", "Breda", "Veemarktstraat"), ("6211 WX", "Maastricht", "Brusselsestraat"), ("1315 YZ", "Almere", "Zeeduinweg"), ("2312 BD", "Leiden", "Haarlemmerstraat"),
    ];

    public static readonly string[] Pakketten = ["Basis", "Aanvullend 1", "Aanvullend 2", "Aanvullend 3", "Tand 1", "Tand 2"];
}
