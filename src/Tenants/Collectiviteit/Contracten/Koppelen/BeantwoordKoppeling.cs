using Engine.Access;
using Engine.Access.Links;
using Engine.Inbox;
using Engine.Modules;

namespace Collectiviteit.Contracten.Koppelen;

/// <summary>Agrees to a link, refuses or withdraws one that waits, or ends one (000-39, 000-41), and tells the other side.</summary>
public sealed class BeantwoordKoppeling(ContractLinks links, InboxPost post, CurrentActor actor)
{
    public Task<Result<Guid>> AkkoordAsync(Guid id, CancellationToken cancellation) => links.AgreeAsync(
        id,
        Permissions.Koppelen,
        (link, contract) => MeldAsync(
            $"koppeling-akkoord:{link.Id}", link.OrganisationId, $"Contract {contract.Number} is gekoppeld",
            $"{actor.Value.Name} van {actor.Value.OrganisationName} gaf akkoord. U en uw collega's die voor alle contracten werken, zien contract {contract.Number} ({contract.Name}) nu in de overzichten.",
            cancellation),
        cancellation);

    public Task<Result<Guid>> StopAsync(Guid id, CancellationToken cancellation) => links.EndAsync(
        id,
        Permissions.Koppelen,
        (link, contract) =>
        {
            var wij = link.OrganisationId == actor.Value.OrganisationId;
            var (onderwerp, tekst) = (link.AgreedAt, wij) switch
            {
                (null, true) => ($"Het verzoek om contract {contract.Number} te koppelen is ingetrokken", "U hoeft niets meer te doen."),
                (null, false) => ($"Het verzoek om contract {contract.Number} te koppelen is geweigerd", "Vindt u dat niet terecht? Overleg dan met deze organisatie."),
                _ => ($"De koppeling van contract {contract.Number} is gestopt", wij ? "Zij zien dit contract niet meer." : "U en uw collega's zien dit contract niet meer."),
            };
            // who asked knows no more of the other side than two numbers, until it agreed
            var wie = link.AgreedAt is null && !wij ? "De organisatie van dit contract gaf geen akkoord." : $"{actor.Value.Name} van {actor.Value.OrganisationName} deed dit.";
            return MeldAsync($"koppeling-gestopt:{link.Id}", wij ? contract.OrganisationId : link.OrganisationId, onderwerp, $"{wie} {tekst}", cancellation);
        },
        cancellation);

    private Task<IReadOnlyList<Guid>> MeldAsync(string sleutel, Guid organisatie, string onderwerp, string tekst, CancellationToken cancellation) => post.SendAsync(
        sleutel, [.. links.RolesWith(Permissions.Koppelen).Select(rol => new InboxReader(null, rol, organisatie))], KoppelContract.Categorie, onderwerp, tekst, [], cancellation);
}
