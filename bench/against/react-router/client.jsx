/** What wakes in the browser: the same routes over the markup that came. */

import { hydrateRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { routesOf } from './page.jsx';

const load = async () => (await fetch('/content.json')).json();
const router = createBrowserRouter(routesOf(load), { hydrationData: window.__staticRouterHydrationData });
hydrateRoot(document.getElementById('root'), <RouterProvider router={router} />);
