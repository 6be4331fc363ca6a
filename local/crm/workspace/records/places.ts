/** Where people and companies are, and how they are called up. */

/** City, state or region, country, postcode, latitude, longitude. */
export const CITIES: readonly (readonly [string, string, string, string, number, number])[] = [
  ['Paris', 'Île-de-France', 'France', '75002', 48.8698, 2.3412],
  ['Lyon', 'Auvergne-Rhône-Alpes', 'France', '69003', 45.7578, 4.832],
  ['Saint-Étienne', 'Auvergne-Rhône-Alpes', 'France', '42000', 45.4397, 4.3872],
  ['Berlin', 'Berlin', 'Germany', '10115', 52.532, 13.3849],
  ['München', 'Bayern', 'Germany', '80331', 48.1351, 11.582],
  ['Köln', 'Nordrhein-Westfalen', 'Germany', '50667', 50.9375, 6.9603],
  ['東京', '東京都', 'Japan', '100-0001', 35.6762, 139.6503],
  ['大阪', '大阪府', 'Japan', '530-0001', 34.6937, 135.5023],
  ['Boston', 'MA', 'United States', '02108', 42.3601, -71.0589],
  ['New York', 'NY', 'United States', '10001', 40.7128, -74.006],
  ['San Francisco', 'CA', 'United States', '94103', 37.7749, -122.4194],
  ['Newark', 'NJ', 'United States', '07102', 40.7357, -74.1724],
  ['São Paulo', 'SP', 'Brazil', '01310-100', -23.5505, -46.6333],
  ['Zürich', 'ZH', 'Switzerland', '8001', 47.3769, 8.5417],
  ['Kraków', 'Małopolskie', 'Poland', '30-001', 50.0647, 19.945],
  ['Αθήνα', 'Αττική', 'Greece', '105 57', 37.9838, 23.7275],
  ['القاهرة', '', 'Egypt', '11511', 30.0444, 31.2357],
  ['Reykjavík', '', 'Iceland', '101', 64.1466, -21.9426],
  ["L'Aquila", 'Abruzzo', 'Italy', '67100', 42.3498, 13.3995],
  ['Bengaluru', 'Karnataka', 'India', '560001', 12.9716, 77.5946],
];

/** Country code, calling code, first digits of a number. */
export const PHONES: readonly (readonly [string, string, string])[] = [
  ['US', '+1', '415555'],
  ['FR', '+33', '612345'],
  ['FR', '+33', '145678'],
  ['DE', '+49', '711456'],
  ['JP', '+81', '903456'],
  ['GB', '+44', '770090'],
  ['BR', '+55', '119876'],
  ['IT', '+39', '061234'],
];
