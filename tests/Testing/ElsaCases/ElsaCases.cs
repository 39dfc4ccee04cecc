namespace Testing;

/// <summary>Definitions in the format of Elsa Studio, and what each must print and how it must end.</summary>
public static class ElsaCases
{
    /// <summary>Names of the definitions without ending.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "own-*.json").Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    private static string Folder => Repository.Path("tests", "Testing", "ElsaCases");

    public static byte[] Bytes(string name) => File.ReadAllBytes(System.IO.Path.Combine(Folder, name + ".json"));

    public static string Text(string name) => File.ReadAllText(System.IO.Path.Combine(Folder, name + ".json"));

    /// <summary>Per definition the lines, the end, and what stays behind.</summary>
    public static string Expectations => Text("cases");
}
