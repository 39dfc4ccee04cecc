namespace Engine.Tenancy.Configuration;

/// <summary>One tenant's document under examination. Its shape may still be wrong: rules take what is there.</summary>
/// <param name="Id">Id that the tenant would get.</param>
public sealed record TenantDraft(string Id, ConfigNode Root);

/// <summary>
/// Something that must hold of a tenant's document and that the schema cannot say. Any area adds its own:
/// <c>services.AddSingleton&lt;TenantRule, MyRule&gt;()</c>. Rules look at one tenant and never throw.
/// </summary>
public abstract class TenantRule
{
    public abstract void Check(TenantDraft draft, ConfigFindings findings);
}
