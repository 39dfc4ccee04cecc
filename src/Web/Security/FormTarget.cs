namespace Web.Security;

/// <summary>Another site to which a form of this one page may post; all other pages post here only.</summary>
internal sealed record FormTarget(Uri Address)
{
    public string Origin => Address.GetLeftPart(UriPartial.Authority);
}
