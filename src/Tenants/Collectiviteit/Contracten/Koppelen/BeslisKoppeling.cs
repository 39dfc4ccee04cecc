using Engine.Access.Links;
using Engine.Inbox;
using Engine.Modules;

namespace Collectiviteit.Contracten.Koppelen;

/// <summary>Decides for the insurer about a link with a contract that nobody manages in the portal; who asked reads the outcome in Berichten.</summary>
public sealed class BeslisKoppeling(UnmanagedLinks links, InboxPost post)
{
    /// <param name="akkoord">Null when nothing was chosen.</param>
    public async Task<Result<UnmanagedLink>> HandleAsync(Guid id, bool? akkoord, string? reden, CancellationToken cancellation) => akkoord is not { } wel
        ? new Refusal("besluit-ontbreekt", "Kies of u akkoord geeft of weigert.", "Besluit")
        : await links.DecideAsync(id, wel ? null : reden?.Trim() ?? "", Permissions.Koppelen, verzoek => MeldAsync(verzoek, wel, reden?.Trim(), cancellation), cancellation);

    private async Task MeldAsync(UnmanagedLink verzoek, bool akkoord, string? reden, CancellationToken cancellation) => await post.SendAsync(
        $"koppelbesluit:{verzoek.Link.Id}",
        [new InboxReader(verzoek.Link.AskedById, OrganisationId: verzoek.Asker.Id)],
        KoppelContract.Categorie,
        akkoord ? $"Contract {verzoek.Contract.Number} is gekoppeld" : $"Contract {verzoek.Contract.Number} is niet gekoppeld",
        akkoord
            ? $"Wij gaven akkoord voor de koppeling met contract {verzoek.Contract.Number} ({verzoek.Contract.Name}). U en uw collega's zien het contract in de overzichten."
            : $"Wij hebben uw verzoek om contract {verzoek.Contract.Number} te koppelen geweigerd.\n\n{reden}",
        [],
        cancellation);
}
