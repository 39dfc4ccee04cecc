using System.Text.Json;

namespace Engine.Tenancy.Configuration;

/// <summary>tenant.schema.json as it was when the engine was built: the same file that completes in editors.</summary>
public sealed class TenantSchema
{
    private readonly SchemaRule rule;

    public TenantSchema()
    {
        using var stream = typeof(TenantSchema).Assembly.GetManifestResourceStream("tenant.schema.json")
            ?? throw new InvalidOperationException("The schema of tenants is not part of this build.");
        using var document = JsonDocument.Parse(stream);
        rule = new SchemaCompiler(document.RootElement).Compile();
    }

    public void Check(ConfigNode root, ConfigFindings findings) => rule.Check(root, findings);
}
