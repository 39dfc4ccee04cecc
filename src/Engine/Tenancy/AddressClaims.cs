using Engine.Tenancy.Configuration;

namespace Engine.Tenancy;

/// <summary>Hands out host names and path prefixes: each belongs to one tenant, and a newcomer cannot take what another has.</summary>
internal sealed class AddressClaims
{
    private readonly Dictionary<string, string> owners = new(StringComparer.OrdinalIgnoreCase);

    public static AddressClaims Of(IEnumerable<Tenant> tenants)
    {
        var claims = new AddressClaims();
        foreach (var tenant in tenants)
        {
            claims.Add(tenant);
        }

        return claims;
    }

    public void Add(Tenant tenant)
    {
        foreach (var address in Addresses(tenant))
        {
            owners[address] = tenant.Id;
        }
    }

    /// <summary>True when the tenant can have all that it asks for.</summary>
    public bool AreFree(Tenant tenant) => Addresses(tenant).All(a => !owners.TryGetValue(a, out var owner) || owner == tenant.Id);

    /// <summary>Names each address that is taken, at its place in the file.</summary>
    public IReadOnlyList<ConfigError> Conflicts(Tenant tenant, ReadOnlyMemory<byte> text, IReadOnlyList<ConfigChange> changes)
    {
        var findings = new ConfigFindings(tenant.Id + ".json", text);
        var root = ConfigParser.Parse(text.Span, findings);
        if (root is null)
        {
            return findings.Errors;
        }

        ConfigOverlay.Apply(root, changes, findings);
        foreach (var host in root.ItemsOf("hosts"))
        {
            Check(host, host.Text, "de host", tenant, findings);
        }

        if (root["pathPrefix"] is { } prefix)
        {
            Check(prefix, "/" + prefix.Text, "het voorvoegsel", tenant, findings);
        }

        return findings.Errors;
    }

    private void Check(ConfigNode node, string address, string what, Tenant tenant, ConfigFindings findings)
    {
        if (owners.TryGetValue(address, out var owner) && owner != tenant.Id)
        {
            findings.Add(node, $"{what} \"{node.Text}\" is al van tenant \"{owner}\" ({owner}.json)", "een adres dat geen andere tenant heeft");
        }
    }

    private static IEnumerable<string> Addresses(Tenant tenant) =>
        tenant.Config.PathPrefix is { } prefix ? tenant.Config.Hosts.Append("/" + prefix) : tenant.Config.Hosts;
}
