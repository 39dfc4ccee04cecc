using System.Xml.Linq;
using Engine.Data.Databases;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Encryption;

/// <summary>Keeps the key ring in the shared database, so that a cookie made by one node opens at another and outlives a restart.</summary>
internal sealed class KeyRingStore(PortalDatabases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.Open(PortalDatabases.Shared);
        return [.. db.Set<KeyRingElement>().AsNoTracking().Select(e => e.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.Open(PortalDatabases.Shared);
        db.Add(new KeyRingElement { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
