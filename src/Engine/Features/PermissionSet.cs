using Engine.Modules;

namespace Engine.Features;

/// <summary>The rights of one person in one place, as bits over <see cref="ModuleCatalogue.PermissionIndex"/>.</summary>
public sealed class PermissionSet
{
    public static readonly PermissionSet None = new([]);

    private readonly ulong[] bits;

    private PermissionSet(ulong[] bits) => this.bits = bits;

    public static PermissionSet Of(IEnumerable<string> permissions, ModuleCatalogue catalogue)
    {
        var bits = new ulong[(catalogue.PermissionIndex.Count + 63) / 64];
        foreach (var permission in permissions)
        {
            var index = catalogue.PermissionIndex[permission];
            bits[index >> 6] |= 1UL << (index & 63);
        }

        return new(bits);
    }

    public bool Has(int index) => index >> 6 < bits.Length && (bits[index >> 6] & (1UL << (index & 63))) != 0;
}
