using Engine.Tenancy;

namespace Engine.Texts;

/// <summary>The texts of the current tenant. Beside what a caller gives, every text may name <c>portaal</c> and <c>bureau</c>.</summary>
public sealed class TenantTexts(TextFiles files, CurrentTenant tenant, TenantAddress address)
{
    /// <param name="language">Null for Dutch.</param>
    /// <exception cref="TextException">It is not there, is faulty, or names what the data do not have.</exception>
    public FilledText Fill(string key, IReadOnlyDictionary<string, object?> data, string? language = null) =>
        files.Template(Find(key, language)).Fill(WithPortal(data));

    /// <summary>The text as it stands, for who fills it in another way.</summary>
    /// <exception cref="TextException">It is not there, or is faulty.</exception>
    public TextFile Find(string key, string? language = null) => files.Find(tenant.Value.Id, key, language: language) ?? throw Missing(key);

    /// <summary>A text of which each version stays as it is.</summary>
    /// <exception cref="TextException">There is no such version.</exception>
    public TextFile Version(string key, string version) =>
        files.Find(tenant.Value.Id, key, version) ?? throw Missing($"{key}/{version}");

    /// <exception cref="TextException">There is no version.</exception>
    public string NewestVersion(string key) => files.Newest(tenant.Value.Id, key) ?? throw Missing($"{key}/");

    private TextException Missing(string name) => TextFiles.Missing(tenant.Value.Id, name);

    private Dictionary<string, object?> WithPortal(IReadOnlyDictionary<string, object?> data)
    {
        var config = tenant.Value.Config;
        return new(data, StringComparer.Ordinal)
        {
            ["portaal"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["naam"] = config.Name, ["adres"] = address.Of(tenant.Value).ToString() },
            ["bureau"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["naam"] = config.Contact.Desk, ["telefoon"] = config.Contact.Phone, ["mail"] = config.Contact.Mail,
            },
        };
    }
}
