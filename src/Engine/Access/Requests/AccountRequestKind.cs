using Engine.Workflows.Requests;

namespace Engine.Access.Requests;

/// <summary>A first account of an organisation, as a request that a definition carries out (000-01, 002-02, 003-02, 004-15).</summary>
public static class AccountRequestKind
{
    public const string Id = "portal.account";

    public static readonly RequestKind Value = new(Id, "Account aanvragen",
    [
        new("aangevraagd", "Aangevraagd", "Wij hebben uw aanvraag ontvangen."),
        new("in-behandeling", "In behandeling", "Wij beoordelen uw aanvraag."),
        new("meer-informatie", "Meer informatie nodig", "Beantwoord onze vraag. Daarna gaan wij verder.", RequestStatusRole.Detour) { AsksAnswer = true },
        new("uitgenodigd", "Goedgekeurd", "U hebt een e-mail met de activatielink gekregen."),
        new("actief", "Account actief"),
        new("geweigerd", "Niet goedgekeurd", Role: RequestStatusRole.Ending),
        new("bestaat-al", "U hebt al een account", Role: RequestStatusRole.Ending),
        new("dubbel", "Al eerder aangevraagd", Role: RequestStatusRole.Ending),
        new("verlopen", "Verlopen", Role: RequestStatusRole.Ending),
    ])
    {
        Feature = PortalFeatures.AccountRequest, PromisedWorkingDays = 5,
    };
}
