using System.Collections.Frozen;
using Engine.Features;
using Engine.Webhooks;
using Engine.Workflows.Requests;

namespace Engine.Modules;

/// <summary>Everything that the installed modules offer, by id. Made once at start; ids are unique over all modules.</summary>
public sealed class ModuleCatalogue
{
    public ModuleCatalogue(IEnumerable<PortalModule> modules)
    {
        Modules = [.. modules];
        Features = Index(Modules.SelectMany(m => m.Features), f => f.Id);
        Permissions = Index(Modules.SelectMany(m => m.Permissions), p => p.Id);
        Facts = Index(Modules.SelectMany(m => m.Facts), f => f.Id);
        Menu = Index(Modules.SelectMany(m => m.Menu), p => p.Id);
        RequestKinds = Index(Modules.SelectMany(m => m.RequestKinds), k => k.Id);
        Webhooks = Index(Modules.SelectMany(m => m.Webhooks), k => k.Id);
        Words = Index(Modules.SelectMany(m => m.Words), w => w.Id);
        PermissionIndex = Permissions.Values.Select((p, i) => (p.Id, i)).ToFrozenDictionary(x => x.Id, x => x.i);
        FeatureIndex = Features.Values.Select((f, i) => (f.Id, i)).ToFrozenDictionary(x => x.Id, x => x.i);
        FactIndex = Facts.Values.Select((f, i) => (f.Id, i)).ToFrozenDictionary(x => x.Id, x => x.i);
        if (Facts.Count > 64)
        {
            throw new InvalidOperationException("Conditions are bit sets of 64 facts; the installed modules offer more.");
        }
    }

    public IReadOnlyList<PortalModule> Modules { get; }

    public FrozenDictionary<string, Feature> Features { get; }

    public FrozenDictionary<string, Permission> Permissions { get; }

    public FrozenDictionary<string, Fact> Facts { get; }

    public FrozenDictionary<string, MenuPage> Menu { get; }

    public FrozenDictionary<string, Word> Words { get; }

    public FrozenDictionary<string, RequestKind> RequestKinds { get; }

    public FrozenDictionary<string, WebhookKind> Webhooks { get; }

    public FrozenDictionary<string, int> PermissionIndex { get; }

    public FrozenDictionary<string, int> FeatureIndex { get; }

    public FrozenDictionary<string, int> FactIndex { get; }

    /// <summary>Facts as the bits that conditions weigh; those that no module knows count for nothing.</summary>
    public ulong FactBits(IEnumerable<string> facts) => facts.Where(FactIndex.ContainsKey).Aggregate(0UL, (bits, fact) => bits | 1UL << FactIndex[fact]);

    public PortalModule ModuleOf(string id)
    {
        var module = ModuleIdOf(id);
        return Modules.First(m => m.Id == module);
    }

    /// <summary>First part of the id of a feature, permission, page, word or kind of request: the module that offers it.</summary>
    public static string ModuleIdOf(string id) => id.Split('.', 2)[0];

    private static FrozenDictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.ToFrozenDictionary(id, StringComparer.Ordinal);
}
