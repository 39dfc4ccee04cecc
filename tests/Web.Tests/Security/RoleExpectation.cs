using System.Text.Json.Nodes;
using Testing;

namespace Web.Tests.Security;

/// <summary>What a tenant file says that somebody of the demo gets at an address, read from the two files and nothing else.</summary>
internal sealed class RoleExpectation
{
    private readonly JsonNode tenant;
    private readonly JsonArray organisations;
    private readonly JsonNode account;

    public RoleExpectation(string tenant, string mail)
    {
        this.tenant = Read($"tenant-config/{tenant}.json");
        var demo = Read($"tenant-config/{tenant}/demo.json");
        organisations = demo["organisations"]?.AsArray() ?? [];
        account = (demo["accounts"]?.AsArray() ?? []).First(a => Text(a, "mail") == mail) ?? throw new KeyNotFoundException(mail);
    }

    /// <summary>The people of every tenant's demo who work for one organisation.</summary>
    public static IEnumerable<(string Tenant, string Mail)> People() =>
        from file in Directory.EnumerateFiles(Repository.Path("tenant-config"), "demo.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let tenant = Path.GetFileName(Path.GetDirectoryName(file) ?? "")
        from account in Read($"tenant-config/{tenant}/demo.json")["accounts"]?.AsArray() ?? []
        // who has yet to set up a second step gets nowhere before that
        where (account["secondStep"] is not null || Text(Read($"tenant-config/{tenant}.json")["signIn"], "secondStep") != "required") && Roles(account).Select(r => Text(r, "organisation")).Distinct().Count() == 1
        select (tenant, Text(account, "mail"));

    /// <summary>Number of the first contract of this person's organisation; null for staff.</summary>
    public string? FirstContract => Contracts(ofAll: true).FirstOrDefault();

    /// <param name="withoutContracts">True for the same person after the organisation lost its contracts.</param>
    public string At(RouteNeeds needs, bool withoutContracts = false)
    {
        var reached = withoutContracts ? [] : Contracts(ofAll: false).ToList();
        if (tenant["features"]?[needs.Feature] is not { } feature || IsOff(feature) || (reached.Count > 0 && reached.TrueForAll(c => !Meets(feature, c))))
        {
            return "404";
        }

        if (needs.Right is not null && !Roles(account).Any(r => tenant["roles"]?[Text(r, "role")]?["permissions"]?.AsArray().Any(p => p?.ToString() == needs.Right) == true))
        {
            return "403";
        }

        return needs.Id switch
        {
            IdOf.None => "200",
            IdOf.Elsewhere => "away",
            IdOf.Nobody => "404",
            IdOf.AnyContract => reached.Exists(c => Meets(feature, c)) ? "200" : "404",
            IdOf.WholeOrganisation => reached.Count > 0 && Contracts(ofAll: true).All(reached.Contains) ? "200" : "404",
            IdOf.Member or IdOf.Contract => FirstContract is { } first && reached.Contains(first) && Meets(feature, first) ? "200" : "404",
        };
    }

    private JsonNode? Organisation => organisations.FirstOrDefault(o => Text(o, "number") == Text(Roles(account).First(), "organisation"));

    private bool IsOff(JsonNode feature) =>
        (Organisation?["audience"]?.ToString() is { } audience && feature["audiences"]?[audience] is { } state ? state : feature["state"])?.ToString() == "off";

    private bool Meets(JsonNode feature, string contract) => feature["when"]?.ToString() is not { } fact
        || Organisation?["contracts"]?.AsArray().First(c => Text(c, "number") == contract)?["facts"]?.AsArray().Any(f => f?.ToString() == fact) == true;

    private IEnumerable<string> Contracts(bool ofAll) =>
        from contract in Organisation?["contracts"]?.AsArray() ?? []
        let number = Text(contract, "number")
        where ofAll || Roles(account).Any(r => r?["contract"] is null || Text(r, "contract") == number)
        select number;

    private static JsonArray Roles(JsonNode? account) => account?["roles"]?.AsArray() ?? [];

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(Repository.Path(path))) ?? throw new InvalidDataException(path);

    private static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";
}
